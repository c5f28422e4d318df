import { stat } from 'node:fs/promises'
import type { Command } from 'commander'
import { compilerError } from '../../sw/core/errors/compiler-errors.ts'
import { normaliseBase } from '../../sw/core/routes/base.ts'
import { networkUrls } from '../node/network-urls.ts'
import { listenFrom } from './listen-from.ts'
import { addProjectFlags, type ProjectFlags, projectOptions } from './project-flags.ts'
import { addServerFlags, hostAddress, type ServerFlags } from './server-flags.ts'
import type { Terminal } from './terminal.ts'
import { createTerminalReporter } from './terminal-reporter.ts'

const defaultPort = 4173

const examples = `
Examples:
  stowaway build && stowaway preview    look at the build as a static host would serve it
  stowaway preview --outDir site        another folder`

/** `stowaway preview`: the built files, and nothing but files. */
export function addPreview(program: Command, terminal: Terminal): void {
  const command = program.command('preview').description('serve the built files as a plain static host does')
  addServerFlags(addProjectFlags(command), defaultPort)
    .addHelpText('after', examples)
    .action((flags: ProjectFlags & ServerFlags) => preview(flags, terminal))
}

async function preview(flags: ProjectFlags & ServerFlags, terminal: Terminal): Promise<void> {
  const { resolveProject } = await import('../vite/resolve-project.ts')
  const { startPreview } = await import('../node/preview-server.ts')
  const project = await resolveProject(projectOptions(flags))
  const folder = project.outDir
  const found = await stat(folder).catch(() => undefined)
  if (!found?.isDirectory()) throw compilerError('OutputFolderMissing', { folder })
  const reporter = createTerminalReporter(terminal)
  if (project.options.target === 'node') {
    reporter.warn('This project is built for Node. A preview serves files only: start the built server instead.')
  }
  const base = project.base === '' ? '' : normaliseBase(project.base)
  const host = hostAddress(flags) ?? '127.0.0.1'
  const { url } = await listenFrom(flags.port, defaultPort, reporter, (port) =>
    startPreview({ folder, base, port, host, servesApp: project.appType === 'spa' && project.hostServesApp === true }),
  )
  for (const address of [url, ...networkUrls(url, host)]) {
    terminal.out.write(`${terminal.colours.bold('Preview')} at ${terminal.colours.cyan(address)}\n`)
  }
}
