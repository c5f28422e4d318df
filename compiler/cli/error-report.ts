import { diagnosticOf } from '../bundler/diagnostic.ts'

/** What `--json` prints for a failure: `{ "errors": [{ "code", "message", "hint", "file", "frame" }] }`. */
export function errorReport(error: unknown): string {
  const several = error instanceof Error && 'errors' in error && Array.isArray(error.errors) ? error.errors : []
  const errors = several.length > 0 ? several : [error]
  return `${JSON.stringify({ errors: errors.map((one) => diagnosticOf(one)) }, null, 2)}\n`
}
