import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { installPackages } from '../../setup/install-packages.ts'

export type JsonServerVersion = '0.17.4' | '1.0.0-beta.15'

export interface JsonServer {
  readonly origin: string
  close(): Promise<void>
}

/** Starts a real json-server with its own copy of the data. */
export async function startJsonServer(version: JsonServerVersion, folder: string, data: object): Promise<JsonServer> {
  const packages = await installPackages([`json-server@${version}`])
  const file = join(folder, `${version}.json`)
  await writeFile(file, JSON.stringify(data))
  // In production, 1.0 does not start without it.
  await mkdir(join(folder, 'public'), { recursive: true })
  const port = await freePort()
  const script = version.startsWith('0') ? 'lib/cli/bin.js' : 'lib/bin.js'
  const server = spawn(
    process.execPath,
    [join(packages, 'node_modules/json-server', script), file, '--port', String(port), '--host', '127.0.0.1'],
    // Otherwise 1.0 watches the file that it writes. When it reads the file too early, the last write is lost.
    { stdio: 'ignore', cwd: folder, env: { ...process.env, NODE_ENV: 'production' } },
  )
  const origin = `http://127.0.0.1:${port}`
  await answers(server, origin)
  return {
    origin,
    async close() {
      server.kill()
      await once(server, 'exit')
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('There is no port.')
  return address.port
}

async function answers(server: ChildProcess, origin: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (server.exitCode !== null) throw new Error(`json-server ended with ${server.exitCode}.`)
    if (await fetch(`${origin}/posts`).then(Boolean, () => false)) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('json-server does not answer.')
}
