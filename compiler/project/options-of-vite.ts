import { compilerError } from '../../sw/core/errors/compiler-errors.ts'

/** Options that authors look for in the plugin, since Astro has them beside its others, and where Vite has them. */
const places: Readonly<Record<string, string>> = {
  appType: 'appType',
  base: 'base',
  root: 'root',
  mode: 'mode',
  outDir: 'build.outDir',
  publicDir: 'publicDir',
  server: 'server',
  vite: 'what "vite" holds',
}

/** Throws `OptionOfVite`. `known` are names that the host takes itself. */
export function refuseOptionsOfVite(options: object, known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    const place = Object.hasOwn(places, name) && !known.includes(name) ? places[name] : undefined
    if (place !== undefined) throw compilerError('OptionOfVite', { name, place })
  }
}
