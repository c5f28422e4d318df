import { startPreview } from '../../compiler/node/preview-server.ts'

/** A static host over a folder that can go away and come back at the same address. */
export interface StaticHost {
  /** With the base and a trailing slash. */
  readonly url: string
  stop(): Promise<void>
  start(): Promise<void>
}

export async function startStaticHost(folder: string, base: string): Promise<StaticHost> {
  const at = (port: number) => startPreview({ folder, base: base.replace(/\/$/, ''), port, host: '127.0.0.1' })
  let server: Awaited<ReturnType<typeof at>> | undefined = await at(0)
  const { url, port } = server
  return {
    url,
    stop: async () => {
      await server?.close()
      server = undefined
    },
    start: async () => {
      server ??= await at(port)
    },
  }
}
