import type { EndpointLoader, EndpointModule } from './endpoint-module.ts'

type Modules = ReadonlyMap<string, () => Promise<EndpointModule>>

/**
 * A loader for files that never change: it imports each on first use, and then has it at hand.
 *
 * @param modules a function is called on first use
 */
export function keepModules(modules: Modules | (() => Modules)): EndpointLoader {
  const kept = new Map<string, EndpointModule>()
  let all = typeof modules === 'function' ? undefined : modules
  const load = async (file: string): Promise<EndpointModule> => {
    if (typeof modules === 'function') all ??= modules()
    const read = all?.get(file)
    if (read === undefined) throw new Error(`${file} is not part of this build.`)
    const module = await read()
    kept.set(file, module)
    return module
  }
  return (file) => kept.get(file) ?? load(file)
}
