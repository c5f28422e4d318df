import { cp, readFile, rename, symlink } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createStaticFiles } from '../../sw/host/static-files.ts'
import { keptBuild } from './kept-builds.ts'
import { projectFolder, stowaway, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

const project = 'tests/fixtures/updates'

/** Builds of one project that differ by a number, which is in everything they are made of. */
export interface Builds {
  folder(number: string): string
  remove(): Promise<void>
}

export async function makeBuilds(base: string, numbers: readonly string[], ...flags: string[]): Promise<Builds> {
  const temporary: TemporaryFolder = await temporaryFolder()
  const folder = (number: string): string => join(temporary.path, number)
  for (const number of numbers) {
    await keptBuild(folder(number), [project, number, base, ...flags], async (output) => {
      const args = ['build', '--root', projectFolder(project), '--outDir', output, '--base', base, ...flags]
      const { exitCode, text } = await stowaway(args, { PUBLIC_BUILD: number })
      if (exitCode !== 0) throw new Error(text)
    })
  }
  return { folder, remove: temporary.remove }
}

type Behaviour = 'well' | 'rewrite' | 'fail'

/** A static host whose whole content changes at once. */
export interface Host {
  /** With the base. */
  readonly url: string
  readonly port: number
  /** Puts another folder in place; running requests still read the old one. */
  deploy(folder: string): Promise<void>
  /** A copy of a folder, to be changed before it is deployed. */
  copy(folder: string): Promise<string>
  /** The paths that were asked for since the last call, oldest first. */
  takeRequests(): string[]
  /** `rewrite` answers what is not there with the page, as hosts do for apps that route in the page. */
  behave(way: Behaviour): void
  close(): Promise<void>
}

export async function startHost(base: string, port = 0): Promise<Host> {
  const temporary = await temporaryFolder()
  const current = join(temporary.path, 'current')
  const files = createStaticFiles(current)
  let made = 0
  let behaviour: Behaviour = 'well'
  let asked: string[] = []

  const server = createServer(async (incoming, outgoing) => {
    const path = new URL(incoming.url ?? '/', 'http://localhost').pathname
    asked.push(path)
    if (path.endsWith('/unregister.html')) outgoing.setHeader('content-security-policy', "default-src 'self'")
    if (behaviour === 'fail') return void outgoing.writeHead(503).end('Not now.')
    if (path.startsWith(base) && files.answer(incoming, outgoing, path.slice(base.length - 1))) return
    outgoing.setHeader('content-type', 'text/html;charset=utf-8')
    const name = behaviour === 'rewrite' ? 'index.html' : '404.html'
    outgoing
      .writeHead(behaviour === 'rewrite' ? 200 : 404)
      .end(await readFile(join(current, name)).catch(() => 'Not found.'))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  // A server that listens on a port has an address object; a string stands for a pipe only.
  const address = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${address.port}${base}`,
    port: address.port,
    async deploy(folder) {
      const link = join(temporary.path, `link-${made++}`)
      await symlink(folder, link)
      await rename(link, current)
    },
    async copy(folder) {
      const copied = join(temporary.path, `copy-${made++}`)
      await cp(folder, copied, { recursive: true })
      return copied
    },
    takeRequests() {
      const taken = asked
      asked = []
      return taken
    },
    behave(way) {
      behaviour = way
    },
    async close() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await temporary.remove()
    },
  }
}
