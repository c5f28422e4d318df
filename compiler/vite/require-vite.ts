import { version } from 'vite'
import { compilerError } from '../../sw/core/errors/compiler-errors.ts'

/** The first major version of Vite that has all that the compiler uses. */
const lowest = 8

/** A package manager may install what the peer range refuses. */
export function requireVite(found: string = version): void {
  if (Number.parseInt(found, 10) < lowest) throw compilerError('ViteTooOld', { found, lowest: String(lowest) })
}
