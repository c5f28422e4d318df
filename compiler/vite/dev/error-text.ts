import { StowawayError } from '../../../sw/core/errors/stowaway-error.ts'
import { packageFolder } from '../package-files.ts'
import { plainError } from './plain-error.ts'

/** An endpoint's error for the terminal: with our hint, or with the stack frames of the project. */
export function errorText(error: unknown): string {
  if (error instanceof StowawayError) {
    const place = error.file === undefined ? '' : `\n  at ${error.file}`
    return `${error.name}: ${error.message}${place}\n  hint: ${error.hint}`
  }
  if (!(error instanceof Error)) return `Something was thrown that is no Error: ${String(error)}`
  const { name, message, stack = '' } = plainError(error)
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line) && !isOurs(line))
  return [`${name}: ${message}`, ...frames].join('\n')
}

/** Frames of this package, of Vite and of Node do not help an author. */
function isOurs(frame: string): boolean {
  return frame.includes(packageFolder) || frame.includes('/node_modules/vite/') || frame.includes('node:internal')
}
