import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type OwnScriptName, ownScripts } from '../../scripts/own-scripts.ts'
import { runtimeFolder } from '../package-files.ts'
import { bundleModules } from './bundle-modules.ts'
import { bundleScript } from './bundle-script.ts'

/** Writes the package's own scripts and modules, bundled, where the compiler reads them. */
export async function writeRuntime(): Promise<void> {
  const files = new Map<string, string>()
  for (const [name, code] of await bundleModules()) files.set(join('modules', name), code)
  for (const name of Object.keys(ownScripts) as OwnScriptName[]) {
    files.set(join('scripts', name), await bundleScript(name))
  }
  await rm(runtimeFolder, { recursive: true, force: true })
  for (const [path, code] of files) {
    const file = join(runtimeFolder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, code)
  }
}
