import { CommanderError } from 'commander'
import { errorReport } from './error-report.ts'
import { formatError } from './print-error.ts'
import { createProgram } from './program.ts'
import type { Terminal } from './terminal.ts'

/** Commands that start a server, which goes on when they are done. */
const servers = ['dev', 'preview']

/**
 * Runs one command line, without the program's name.
 *
 * @returns The exit code: 0 done, 1 failed, 2 not understood; `undefined` for `dev` and `preview` when they listen.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2 | undefined> {
  let listens = false
  try {
    const program = createProgram(terminal).hook('postAction', (_, command) => {
      listens = servers.includes(command.name())
    })
    await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' })
    return listens ? undefined : 0
  } catch (error) {
    // Commander has printed what it throws.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (args.includes('--json')) terminal.out.write(errorReport(error))
    terminal.err.write(`${formatError(error, { colours: terminal.errorColours, debug: terminal.debug })}\n`)
    return 1
  }
}
