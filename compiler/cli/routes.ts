import type { Command } from 'commander'
import type { ErrorRecord } from '../node/error-record.ts'
import type { StowawayOptions } from '../project/settings.ts'
import { outputOption } from './build.ts'
import { formatRoutes } from './format-routes.ts'
import { addProjectFlags, type ProjectFlags, projectOptions } from './project-flags.ts'
import type { Terminal } from './terminal.ts'
import { createTerminalReporter } from './terminal-reporter.ts'

const examples = `
Examples:
  stowaway routes           a table, in the order in which routes are tried
  stowaway routes --json    the same for a program`

interface RoutesFlags extends ProjectFlags {
  readonly output?: 'worker' | 'static'
  readonly json?: true
}

/** `stowaway routes`: lists the routes. */
export function addRoutes(program: Command, terminal: Terminal): void {
  const command = program.command('routes').description('list the routes, their methods and where they are answered')
  addProjectFlags(command)
    .addOption(outputOption())
    .option('--json', 'print the list as JSON')
    .addHelpText('after', examples)
    .action((flags: RoutesFlags) => routes(flags, terminal))
}

async function routes(flags: RoutesFlags, terminal: Terminal): Promise<void> {
  const { listRoutes } = await import('../vite/list-routes.ts')
  const { output, json } = flags
  const stowaway: StowawayOptions = { ...(output !== undefined && { output }) }
  const rows = await listRoutes(projectOptions(flags, stowaway), createTerminalReporter(terminal))
  for (const { file, error } of rows) if (error !== undefined) terminal.err.write(failureText(file, error))
  terminal.out.write(json ? `${JSON.stringify(rows, null, 2)}\n` : formatRoutes(rows, terminal.colours))
}

/** Why the methods of a file are unknown. */
function failureText(endpoint: string, { message, file, line, column, frame, hint }: ErrorRecord): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  const lines = [
    `${endpoint}: ${message}`,
    place && `  at ${place}`,
    frame?.replace(/^/gm, '    '),
    hint && `  hint: ${hint}`,
  ]
  return `${lines.filter(Boolean).join('\n')}\n`
}
