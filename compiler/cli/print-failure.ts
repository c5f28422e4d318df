import { resolve } from 'node:path'
import { errorRecord, listedErrors } from '../node/error-record.ts'
import { formatError } from '../node/format-error.ts'
import type { Terminal } from './terminal.ts'

interface FailureFlags {
  readonly json?: boolean | undefined
  readonly root?: string | undefined
}

/**
 * Prints why a command has failed. With `--json`, as JSON too:
 * `{ "errors": [{ code, message, hint, file, line, column, frame }] }`.
 */
export function printFailure(error: unknown, { json = false, root = '.' }: FailureFlags, terminal: Terminal): void {
  if (json) {
    const errors = listedErrors(error).map((one) => errorRecord(one, resolve(root)))
    terminal.out.write(`${JSON.stringify({ errors }, null, 2)}\n`)
  }
  terminal.err.write(`${formatError(error, { colours: terminal.errorColours, debug: terminal.debug })}\n`)
}
