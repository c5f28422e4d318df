import type { Bundle, Diagnostic } from '../../state/compiler-types.ts'
import { stackOf } from './tell-event.ts'

/** What the editor shows for a bundle that compiles and does not start. */
export function loadDiagnostic(error: unknown, bundle: Bundle): Diagnostic {
  const message = error instanceof Error ? error.message : String(error)
  const stack = error instanceof Error ? stackOf(error.stack ?? '', bundle) : []
  const place = stack.find((line) => line.place !== undefined)?.place
  return {
    severity: 'error',
    message,
    ...(place !== undefined && { file: place.path, line: place.line, column: place.column }),
  }
}
