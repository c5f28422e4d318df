import { resolve } from 'node:path'
import { CommanderError } from 'commander'
import { errorRecord, listedErrors } from '../node/error-record.ts'
import { formatError } from '../node/format-error.ts'
import { createProgram } from './program.ts'
import type { Terminal } from './terminal.ts'

/**
 * Runs one command line, without the program's name.
 *
 * With `--json`, a failure is JSON too: `{ "errors": [{ code, message, hint, file, line, column, frame }] }` on the output.
 *
 * @returns The exit code: 0 done, 1 failed, 2 not understood. `dev` and `preview` are done when they listen.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  let flags: { readonly json?: true; readonly root?: string } = {}
  try {
    const program = createProgram(terminal)
    program.hook('preAction', (_, command) => {
      flags = command.opts()
    })
    await program.parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    // Commander has printed what it throws.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (flags.json) {
      const root = resolve(flags.root ?? '.')
      const errors = listedErrors(error).map((one) => errorRecord(one, root))
      terminal.out.write(`${JSON.stringify({ errors }, null, 2)}\n`)
    }
    terminal.err.write(`${formatError(error, { colours: terminal.errorColours, debug: terminal.debug })}\n`)
    return 1
  }
}
