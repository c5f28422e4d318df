import type { EndpointLoader, EndpointModule } from './endpoint-module.ts'

/** A loader for files that never change: it imports each on first use, and then has it at hand. */
export function keepModules(modules: ReadonlyMap<string, () => Promise<EndpointModule>>): EndpointLoader {
  const kept = new Map<string, EndpointModule>()
  const load = async (file: string): Promise<EndpointModule> => {
    const read = modules.get(file)
    if (read === undefined) throw new Error(`${file} is not part of this build.`)
    const module = await read()
    kept.set(file, module)
    return module
  }
  return (file) => kept.get(file) ?? load(file)
}
