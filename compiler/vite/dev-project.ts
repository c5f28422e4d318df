import { createServer, type Plugin, type ViteDevServer } from 'vite'
import type { Reporter } from '../reporter.ts'
import { inlineConfig, type ProjectOptions } from './inline-config.ts'

interface DevOptions extends ProjectOptions {
  readonly port?: number
  /** Fail when the port is in use, instead of taking the next one. */
  readonly strictPort?: boolean
  readonly host?: string
}

/** Starts the dev server and listens. Where it cannot, nothing of it stays open. */
export async function startDev(options: DevOptions, _reporter: Reporter): Promise<ViteDevServer> {
  const { port, strictPort, host } = options
  const config = await inlineConfig(options, 'serve')
  let opened: ViteDevServer | undefined
  // Vite hands out a server only when every plugin has taken it, and leaves it open when one has not.
  const note: Plugin = {
    name: 'stowaway:note-server',
    configureServer: {
      order: 'pre',
      handler(server) {
        opened = server
      },
    },
  }
  try {
    const server = await createServer({
      ...config,
      plugins: [note, config.plugins],
      server: {
        ...config.server,
        ...(port !== undefined && { port }),
        ...(strictPort !== undefined && { strictPort }),
        ...(host !== undefined && { host }),
      },
    })
    return await server.listen()
  } catch (error) {
    await opened?.close()
    throw error
  }
}
