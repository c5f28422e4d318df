import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '../../hosts/package-root.ts'

/** The compiled package. */
export const dist = join(packageRoot, 'dist')

/** The compiled command line. */
export const cli = join(dist, 'compiler/cli/bin.js')

/** A compiled file of this folder, for a process of its own. */
export const benchFile = (path: string): string => join(dist, 'tests/bench', path)

/** Imports a public entry of the compiled package, as a project would. */
export const importEntry = <Module>(name: string): Promise<Module> =>
  import(pathToFileURL(join(dist, 'sw', `${name}.js`)).href)
