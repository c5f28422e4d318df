import { createServer, type ViteDevServer } from 'vite'
import type { Reporter } from '../reporter.ts'
import { inlineConfig, type ProjectOptions } from './inline-config.ts'

export interface DevOptions extends ProjectOptions {
  readonly port?: number
  /** Fail when the port is in use, instead of taking the next one. */
  readonly strictPort?: boolean
  readonly host?: string
}

/** Starts the dev server and listens. */
export async function startDev(options: DevOptions, _reporter: Reporter): Promise<ViteDevServer> {
  const { port, strictPort, host } = options
  const config = await inlineConfig(options, 'serve')
  const server = await createServer({
    ...config,
    server: {
      ...config.server,
      ...(port !== undefined && { port }),
      ...(strictPort !== undefined && { strictPort }),
      ...(host !== undefined && { host }),
    },
  })
  try {
    return await server.listen()
  } catch (error) {
    await server.close()
    throw error
  }
}
