import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

export interface DevServer {
  readonly origin: string
  stop(): Promise<void>
}

/** Starts a script that listens on the port that it gets as its last argument. */
export async function startDevServer(cwd: string, command: (port: string) => readonly string[]): Promise<DevServer> {
  const port = await freePort()
  const child = spawn(process.execPath, command(String(port)), {
    cwd,
    stdio: 'ignore',
    env: { ...process.env, NO_COLOR: '1', NODE_ENV: undefined },
  })
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill()
      await Promise.race([closed, delay(5000)])
      child.kill('SIGKILL')
      await closed
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
