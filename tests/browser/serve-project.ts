import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPreview } from '../../compiler/node/preview-server.ts'
import { startCountingProxy } from '../hosts/counting-proxy.ts'
import { keptBuild } from './kept-builds.ts'

const cli = fileURLToPath(new URL('../../dist/compiler/cli/bin.js', import.meta.url))

export interface Finished {
  readonly exitCode: number
  /** Standard output and error. */
  readonly text: string
  /** Standard output alone: what is left when it is piped. */
  readonly output: string
}

/** Runs the command line as a user does; the package must be compiled (`npm run build`). */
export async function stowaway(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Finished> {
  const child = start([cli, ...args], env)
  const exitCode = await new Promise<number>((resolve) => child.process.on('close', (code) => resolve(code ?? 1)))
  return { exitCode, text: child.text(), output: child.output() }
}

export interface TemporaryFolder {
  readonly path: string
  remove(): Promise<void>
}

export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'stowaway-browser-'))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) }
}

/** Builds a project of this repository into a folder. */
export async function buildInto(folder: string, project: string, ...flags: string[]): Promise<void> {
  await keptBuild(folder, [project, ...flags], async (output) => {
    const { exitCode, text } = await stowaway(['build', '--root', projectFolder(project), '--outDir', output, ...flags])
    if (exitCode !== 0) throw new Error(text)
  })
}

export const projectFolder = (project: string): string => fileURLToPath(new URL(`../../${project}`, import.meta.url))

export interface Served {
  /** With the base and a trailing slash. */
  readonly url: string
  /** The paths that the server was asked for since the last call, oldest first. */
  takeRequests(): string[]
  /** Past the proxy, which has no WebSockets: for pages that hear Vite's events. */
  readonly ownUrl: string
  /** What it has printed. */
  text(): string
  close(): Promise<void>
}

/**
 * Serves a built project as `stowaway preview` does, on a free port, behind a proxy that notes every request. The server
 * runs in this process: starting the command takes a second of one processor. The tests of the package use the command.
 *
 * @param base the base that it was built with
 */
export async function preview(folder: string, base: string): Promise<Served> {
  const server = await startPreview({ folder, base: base.replace(/\/$/, ''), port: 0, host: '127.0.0.1' })
  return countRequests({ url: async () => server.url, text: () => '', stop: () => server.close() })
}

/** Runs the development server of a project on a free port, behind a proxy that notes every request. */
export async function serveDev(root: string, ...flags: string[]): Promise<Served> {
  return countRequests(start([cli, 'dev', '--root', root, '--host', '127.0.0.1', '--port', '0', ...flags]))
}

/** Runs a built Node server on a free port. */
export async function serveNode(folder: string, env: NodeJS.ProcessEnv): Promise<Served> {
  return countRequests(start([join(folder, 'server', 'entry.mjs')], { PORT: '0', HOST: '127.0.0.1', ...env }))
}

async function countRequests(child: Pick<Child, 'url' | 'text' | 'stop'>): Promise<Served> {
  const own = await child.url()
  const proxy = await startCountingProxy(own)
  return {
    url: new URL(new URL(own).pathname, proxy.origin).href,
    ownUrl: own,
    takeRequests: () => proxy.takeRequests(),
    text: () => child.text(),
    close: async () => {
      await proxy.close()
      await child.stop()
    },
  }
}

interface Child {
  readonly process: ChildProcess
  text(): string
  /** What it has printed on its standard output. */
  output(): string
  /** The first URL that it prints. */
  url(): Promise<string>
  stop(): Promise<void>
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Child {
  const child = spawn(process.execPath, args, { env: { ...process.env, FORCE_COLOR: '0', ...env } })
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()))
  let text = ''
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    output += part
  })
  const printed = (): string | undefined => /http:\/\/\S+/.exec(text)?.[0]
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part
      for (const listener of listeners) listener()
    })
  }
  return {
    process: child,
    text: () => text,
    output: () => output,
    url: () =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const url = printed()
          if (url !== undefined) resolve(url)
        }
        listeners.add(look)
        void closed.then(() => reject(new Error(`It ended before it listened:\n${text}`)))
        look()
      }),
    stop: async () => {
      child.kill()
      await closed
    },
  }
}
