import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'

// The compiled package is .js, a source checkout .ts: both lie the same way to each other.
const extension = extname(fileURLToPath(import.meta.url))

/** Absolute file of a public entry or room of `sw/`: `runtimeFile('worker')`. */
export function runtimeFile(name: string): string {
  return fileURLToPath(new URL(`../../sw/${name}${extension}`, import.meta.url))
}

/** The folder that holds the package's code, for Vite's file-serving allow list. */
export const packageFolder: string = fileURLToPath(new URL('../..', import.meta.url))

/** Absolute file of a room of `compiler/`: `compilerFile('static/prerender-project')`. */
export function compilerFile(name: string): string {
  return fileURLToPath(new URL(`../${name}${extension}`, import.meta.url))
}
