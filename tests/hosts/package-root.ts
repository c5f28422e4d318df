import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error('The package that holds the conformance runner was not found.')
  return findRoot(above)
}

/** The folder of the package; the runner itself may run from `dist`. */
export const packageRoot = findRoot(import.meta.dirname)
