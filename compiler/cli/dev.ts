import type { Command } from 'commander'
import type { ViteDevServer } from 'vite'
import { compilerError } from '../../sw/core/errors/compiler-errors.ts'
import type { StowawayError } from '../../sw/core/errors/stowaway-error.ts'
import { everyRoute } from '../../sw/core/routes/origin-routes.ts'
import { addProjectFlags, type ProjectFlags, projectOptions } from './project-flags.ts'
import { addServerFlags, hostAddress, type ServerFlags } from './server-flags.ts'
import type { Terminal } from './terminal.ts'
import { createTerminalReporter } from './terminal-reporter.ts'

const examples = `
Examples:
  stowaway dev                      http://localhost:5173/
  stowaway dev --port 3000 --host   the port 3000 of every address of this machine`

/** `stowaway dev`: the development server. */
export function addDev(program: Command, terminal: Terminal): void {
  const command = program.command('dev').description('start the development server: endpoints run as you save them')
  addServerFlags(addProjectFlags(command), 5173)
    .addHelpText('after', examples)
    .action((flags: ProjectFlags & ServerFlags) => dev(flags, terminal))
}

async function dev(flags: ProjectFlags & ServerFlags, terminal: Terminal): Promise<void> {
  const { startDev } = await import('../vite/dev-project.ts')
  const { port } = flags
  const host = hostAddress(flags)
  const server = await startDev(
    {
      ...projectOptions(flags),
      ...(port !== undefined && { port, strictPort: true }),
      ...(host !== undefined && { host }),
    },
    createTerminalReporter(terminal),
  ).catch((error: unknown) => {
    throw portInUse(error, port, host) ?? error
  })
  const { bold, cyan, dim } = terminal.colours
  const { local = [], network = [] } = server.resolvedUrls ?? {}
  for (const url of [...local, ...network]) terminal.out.write(`${bold('Stowaway')} at ${cyan(url)}\n`)
  const routes = await countRoutes(server)
  if (routes !== undefined) terminal.out.write(`${dim(`${routes} route${routes === 1 ? '' : 's'}`)}\n`)
}

/** `undefined` where they cannot be read yet: the server is up, and says what is wrong when it is asked. */
async function countRoutes({ config }: ViteDevServer): Promise<number | undefined> {
  const { createProject, readProjectManifest } = await import('../vite/project.ts')
  const plugin = config.plugins.find(({ name }) => name === 'stowaway')
  try {
    const { manifest } = await readProjectManifest(createProject(config, plugin?.api.options))
    return everyRoute(manifest).length
  } catch {
    return undefined
  }
}

/** Vite's own error for a port in use is a plain one. */
function portInUse(error: unknown, port: number | undefined, host = 'localhost'): StowawayError | undefined {
  if (port === undefined || !(error instanceof Error) || !/\bport \d+ is already in use/i.test(error.message))
    return undefined
  return compilerError('PortInUse', { port, host })
}
