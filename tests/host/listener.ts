import { createServer, type RequestListener } from 'node:http'
import { onTestFinished } from 'vitest'
import { listen } from '../../sw/host/listen.ts'

/** A server on a free loopback port that is closed when the test ends. */
export async function startListener(listener: RequestListener): Promise<{ port: number; origin: string }> {
  const server = createServer(listener)
  const { port } = await listen(server, 0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { port, origin: `http://127.0.0.1:${port}` }
}
