import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pageEnvironment } from '../project/page-environment.ts'
import { fillSettings } from '../project/settings.ts'
import { errorModules } from '../scripts/error-codes.ts'
import { compilerModules, ownModuleFile } from '../scripts/own-modules.ts'
import { type OwnScriptName, scriptsFor } from '../scripts/own-scripts.ts'
import { runtimeFolder } from './package-files.ts'
import { readScript } from './read-script.ts'

const sources: Readonly<Record<string, () => Promise<Readonly<Record<string, string>>>>> = {
  'virtual:stowaway/runtime': runtimeModules,
  'virtual:stowaway/runtime/live': liveRuntime,
}

/** The source of `virtual:stowaway/runtime` and `virtual:stowaway/runtime/live`; `undefined` for any other id. */
export async function runtimeSource(id: string): Promise<string | undefined> {
  const parts = Object.hasOwn(sources, id) ? await sources[id]?.() : undefined
  return parts && `export default ${JSON.stringify(parts)}`
}

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
  await read(errorModules.codes)
  for (const specifier of compilerModules) {
    const file = ownModuleFile(specifier)
    await read(file)
    modules[specifier] = `export * from './${file}'`
  }
  const scripts = await scriptTexts(['stowaway-404.js', 'unregister-worker.js', ...scriptsFor(fillSettings({}))])
  return { ...modules, ...scripts }
}

/** The scripts of the option `live`, for a compiler without a disk. Kept apart, since few sites need them. */
export function liveRuntime(): Promise<Readonly<Record<string, string>>> {
  const others = scriptsFor(fillSettings({}))
  return scriptTexts(scriptsFor(fillSettings({ live: true })).filter((name) => !others.includes(name)))
}

async function scriptTexts(names: readonly OwnScriptName[]): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [`script:${name}`, await readScript(name)] as const)),
  )
}
