import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type OwnScriptName, ownScripts } from '../../scripts/own-scripts.ts'
import { runtimeFolder } from '../package-files.ts'
import { bundleCommands } from './bundle-commands.ts'
import { bundleModules } from './bundle-modules.ts'
import { bundleScript } from './bundle-script.ts'
import { licenceText } from './licence-text.ts'

/** Writes the package's own scripts and modules, bundled, where the compiler reads them, and their licences. */
export async function writeRuntime(): Promise<void> {
  const own = await bundleModules()
  const modules = [...own.modules]
  const files = new Map([...own.files].map(([name, code]) => [join('modules', name), code]))
  const commands = await bundleCommands()
  for (const [name, code] of commands.files) files.set(join('commands', name), code)
  modules.push(...commands.modules)
  for (const name of Object.keys(ownScripts) as OwnScriptName[]) {
    const script = await bundleScript(name)
    files.set(join('scripts', name), script.code)
    modules.push(...script.modules)
  }
  files.set('LICENSES.txt', await licenceText([...new Set(modules)]))
  await rm(runtimeFolder, { recursive: true, force: true })
  for (const [path, code] of files) {
    const file = join(runtimeFolder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, code)
  }
}
