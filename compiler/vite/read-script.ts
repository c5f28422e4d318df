import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OwnScriptName } from '../scripts/own-scripts.ts'
import { runtimeFolder } from './package-files.ts'

/** Reads one of the package's own scripts. */
export function readScript(name: OwnScriptName): Promise<string> {
  return readFile(join(runtimeFolder, 'scripts', name), 'utf8')
}
