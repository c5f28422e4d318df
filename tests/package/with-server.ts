import type { RunningCommand } from './run-command.ts'

/** Uses a server, and stops it in any case. */
export async function withServer(
  started: Promise<RunningCommand>,
  use: (server: RunningCommand) => Promise<void>,
): Promise<void> {
  const server = await started
  try {
    await use(server)
  } finally {
    await server.stop()
  }
}
