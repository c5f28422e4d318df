import { StowawayError } from '../../../sw/core/errors/stowaway-error.ts'
import { sourcePlace } from '../../node/error-place.ts'
import { packageFolder } from '../package-files.ts'
import { plainError } from './plain-error.ts'

/** An endpoint's error for the terminal: with its place in the source, and our hint or the project's stack frames. */
export function errorText(error: unknown, root: string): string {
  const place = sourcePlace(error, root)
  const source = place?.frame === undefined ? '' : `\n\n${place.frame.replace(/^/gm, '    ')}\n`
  if (isOurError(error)) {
    const file = place?.file ?? error.file
    const at = file === undefined ? '' : `\n  at ${file}`
    return `${error.name}: ${error.message}${at}${source}\n  hint: ${error.hint}`
  }
  if (!(error instanceof Error)) return `A value that is not an Error was thrown: ${String(error)}`
  const { name, message, stack = '' } = plainError(error)
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line) && !isOurs(line))
  return [`${name}: ${message}`, ...(place === undefined ? [] : [`  at ${place.file}${source}`]), ...frames].join('\n')
}

/** Also one that a worker has sent. */
function isOurError(error: unknown): error is Error & Pick<StowawayError, 'file' | 'hint'> {
  return error instanceof StowawayError || (error instanceof Error && 'code' in error && 'hint' in error)
}

/** Frames of this package, of Vite and of Node do not help an author. */
function isOurs(frame: string): boolean {
  return frame.includes(packageFolder) || frame.includes('/node_modules/vite/') || frame.includes('node:internal')
}
