import { join, relative } from 'node:path'
import type { Command } from 'commander'
import { addProjectFlags, type ProjectFlags, projectOptions } from './project-flags.ts'
import type { Terminal } from './terminal.ts'

const examples = `
Examples:
  vite build && stowaway unregister    a site that no longer uses Stowaway takes its old worker away
  stowaway unregister --data           and what the worker kept: storage, sessions, cookies

Visitors keep an old worker until they come again: leave the files on the host for as long as some may.`

interface UnregisterFlags extends ProjectFlags {
  readonly data?: true
}

/** `stowaway unregister`: takes a deployed worker away. */
export function addUnregister(program: Command, terminal: Terminal): void {
  const command = program
    .command('unregister')
    .description('write a worker that takes the deployed one away, and a page that shows what is left')
  addProjectFlags(command)
    .option('--data', 'remove what the worker kept as well: storage, sessions, cookies')
    .addHelpText('after', examples)
    .action((flags: UnregisterFlags) => unregister(flags, terminal))
}

async function unregister(flags: UnregisterFlags, terminal: Terminal): Promise<void> {
  const { resolveProject } = await import('../vite/resolve-project.ts')
  const { writeUnregister } = await import('../vite/unregister/write-unregister.ts')
  const project = await resolveProject(projectOptions(flags))
  // A Node server serves its files from a folder of the output.
  const folder = project.options.target === 'node' ? join(project.outDir, 'client') : project.outDir
  const files = await writeUnregister(project, { folder, data: flags.data ?? false })
  const { green, cyan } = terminal.colours
  for (const file of files) terminal.out.write(`${green('wrote')}  ${relative(process.cwd(), join(folder, file))}\n`)
  terminal.out.write(
    `Deploy them: the worker leaves at each visitor's next visit. Or open ${cyan(`${project.base}/unregister.html`)} there.\n`,
  )
}
