import { type Command, Option } from 'commander'
import type { StowawayOptions } from '../project/settings.ts'
import { printBuild } from './print-build.ts'
import { addProjectFlags, type ProjectFlags, projectOptions } from './project-flags.ts'
import type { Terminal } from './terminal.ts'
import { createTerminalReporter } from './terminal-reporter.ts'

const examples = `
Examples:
  stowaway build                    for any static host; endpoints run in the browser
  stowaway build --offline          and the site opens without network
  stowaway build --output static    endpoints become files, but for those that export prerender = false
  stowaway build --target node      a Node server instead of a service worker`

interface BuildFlags extends ProjectFlags {
  readonly target?: 'worker' | 'node'
  readonly output?: 'worker' | 'static'
  readonly offline?: true
  readonly json?: true
}

/** `--output`, for the commands to which it matters. */
export const outputOption = (): Option =>
  new Option('--output <kind>', 'what endpoints without a "prerender" export become').choices(['worker', 'static'])

/** `stowaway build`: the whole site. */
export function addBuild(program: Command, terminal: Terminal): void {
  const command = program.command('build').description('build the site, its prerendered files and its service worker')
  addProjectFlags(command)
    .addOption(new Option('--target <host>', 'where endpoints run').choices(['worker', 'node']))
    .addOption(outputOption())
    .option('--offline', 'keep the site in the browser, so that it opens without network')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', examples)
    .action((flags: BuildFlags) => build(flags, terminal))
}

async function build(flags: BuildFlags, terminal: Terminal): Promise<void> {
  const { buildProject } = await import('../vite/build-project.ts')
  const { target, output, offline, json } = flags
  const stowaway: StowawayOptions = { ...(output !== undefined && { output }), ...(offline && { offline }) }
  const report = await buildProject(
    { ...projectOptions(flags, stowaway), ...(target !== undefined && { target }) },
    createTerminalReporter(terminal),
  )
  printBuild(report, json, terminal)
}
