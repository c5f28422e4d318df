import { CommanderError } from 'commander'
import { printFailure } from './print-failure.ts'
import { createProgram } from './program.ts'
import type { Terminal } from './terminal.ts'

/** Commands that start a server, which keeps running when they return. */
const servers = ['dev', 'preview']

/**
 * Runs one command line, without the program's name.
 *
 * @returns The exit code: 0 done, 1 failed, 2 not understood; `undefined` for `dev` and `preview` while they listen.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2 | undefined> {
  let flags: { readonly json?: true; readonly root?: string } = {}
  let listens = false
  try {
    const program = createProgram(terminal)
      .hook('preAction', (_, command) => {
        flags = command.opts()
      })
      .hook('postAction', (_, command) => {
        listens = servers.includes(command.name())
      })
    await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' })
    return listens ? undefined : 0
  } catch (error) {
    // Commander has printed what it throws.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    printFailure(error, flags, terminal)
    return 1
  }
}
