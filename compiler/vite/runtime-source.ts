import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compilerModules, ownModuleFile } from '../scripts/own-modules.ts'
import { pageScripts } from '../scripts/own-scripts.ts'
import { pageEnvironment } from '../scripts/page-environment.ts'
import { runtimeFolder } from './package-files.ts'
import { readScript } from './read-script.ts'

export const virtualRuntime = 'virtual:stowaway/runtime'

/** The source of `virtual:stowaway/runtime`. */
export const runtimeSource = async (): Promise<string> => `export default ${JSON.stringify(await runtimeModules())}`

/**
 * The package's own parts as texts, for a compiler without a disk: modules by specifier, the files that they share
 * (`./…`), and the finished scripts of a site (`script:…`).
 */
export async function runtimeModules(): Promise<Readonly<Record<string, string>>> {
  const modules: Record<string, string> = {}
  const read = async (file: string): Promise<void> => {
    if (modules[`./${file}`] !== undefined) return
    const code = await readFile(join(runtimeFolder, 'modules', file), 'utf8')
    modules[`./${file}`] = code.replaceAll(/import\.meta\.env\b(?:\?(?=\.))?/g, pageEnvironment)
    for (const [, shared = ''] of code.matchAll(/["'`]\.\/([^"'`/]+\.js)["'`]/g)) await read(shared)
  }
  for (const specifier of compilerModules) {
    const file = ownModuleFile(specifier)
    await read(file)
    modules[specifier] = `export * from './${file}'`
  }
  for (const name of ['stowaway-404.js', ...pageScripts] as const) modules[`script:${name}`] = await readScript(name)
  return modules
}
