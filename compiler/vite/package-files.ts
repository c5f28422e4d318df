import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

// The compiled package is .js, a checkout .ts; both have the same folders.
const extension = extname(fileURLToPath(import.meta.url))

/** The folder of the package's code, for Vite's file-serving allow list. */
export const packageFolder: string = fileURLToPath(new URL('../..', import.meta.url))

/** The scripts and modules that were bundled when the package was packed. A checkout has them in `dist/` too. */
export const runtimeFolder: string = fileURLToPath(
  new URL(extension === '.ts' ? '../../dist/runtime/' : '../../runtime/', import.meta.url),
)

/** The thread of the prerender pass, packed as one file. Node runs a checkout's from `dist/`, which may have only modules. */
export const threadModule: URL = packedThread()

/** The thread that runs endpoints in development. */
export const endpointThreadModule: URL = compiledModule('dev/thread/thread.js')

function packedThread(): URL {
  const packed = pathToFileURL(join(runtimeFolder, 'commands/prerender-thread.js'))
  return extension === '.ts' || !existsSync(packed) ? compiledModule('prerender/thread.js') : packed
}

function compiledModule(path: string): URL {
  return new URL(`../../${extension === '.ts' ? 'dist/' : ''}compiler/vite/${path}`, import.meta.url)
}

/** The absolute file of a module: `sourceModule('sw/worker')`. */
export function sourceModule(path: string): string {
  return fileURLToPath(new URL(`../../${path}${extension}`, import.meta.url))
}

/** The absolute file of a module of `sw/`: `runtimeFile('worker')`. */
export const runtimeFile = (name: string): string => sourceModule(`sw/${name}`)
