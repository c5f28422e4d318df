import type { Command } from 'commander'
import type { StowawayOptions } from '../project/settings.ts'
import { outputOption } from './build.ts'
import { printBuild } from './print-build.ts'
import { addProjectFlags, type ProjectFlags, projectOptions } from './project-flags.ts'
import type { Terminal } from './terminal.ts'
import { createTerminalReporter } from './terminal-reporter.ts'

const examples = `
Examples:
  stowaway prerender                    the endpoints that export prerender = true
  stowaway prerender --output static    all but those that export prerender = false`

interface PrerenderFlags extends ProjectFlags {
  readonly output?: 'worker' | 'static'
  readonly json?: true
}

/** `stowaway prerender`: only the files that endpoints leave; no client, no worker. */
export function addPrerender(program: Command, terminal: Terminal): void {
  const command = program.command('prerender').description('write the prerendered endpoints as files, and nothing else')
  addProjectFlags(command)
    .addOption(outputOption())
    .option('--json', 'print the report as JSON')
    .addHelpText('after', examples)
    .action((flags: PrerenderFlags) => prerender(flags, terminal))
}

async function prerender(flags: PrerenderFlags, terminal: Terminal): Promise<void> {
  const { runBuild } = await import('../vite/build-project.ts')
  const { output, json } = flags
  const stowaway: StowawayOptions = { ...(output !== undefined && { output }) }
  // `quickPrerender` has found that the project needs Vite.
  const control = { reporter: createTerminalReporter(terminal), filesOnly: true }
  const report = await runBuild(projectOptions(flags, stowaway), control)
  printBuild(report, json, terminal)
}
