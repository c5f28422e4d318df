import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { type Builds, makeBuilds } from './numbered-site.ts'
import { projectFolder } from './serve-project.ts'

const cli = fileURLToPath(new URL('../../dist/compiler/cli/bin.js', import.meta.url))
const project = projectFolder('tests/fixtures/updates')

let builds: Builds

test.beforeAll(async ({ base }) => {
  builds = await makeBuilds(base, ['built'], '--offline')
})

test.afterAll(() => builds?.remove())

interface Server {
  readonly url: string
  readonly port: string
  stop(): Promise<void>
}

/** `dev` or `preview` of the project, as a developer starts it. */
async function start(command: 'dev' | 'preview', base: string, port: string, env = {}): Promise<Server> {
  const outDir = builds.folder('built')
  const args = [
    cli,
    command,
    '--root',
    project,
    '--outDir',
    outDir,
    '--base',
    base,
    '--port',
    port,
    '--host',
    '127.0.0.1',
  ]
  const child: ChildProcess = spawn(process.execPath, args, { env: { ...process.env, FORCE_COLOR: '0', ...env } })
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()))
  let text = ''
  const address = await new Promise<string>((resolve, reject) => {
    const add = (part: Buffer): void => {
      text += part
      const found = /http:\/\/\S+/.exec(text)
      if (found !== null) resolve(found[0])
    }
    child.stdout?.on('data', add)
    child.stderr?.on('data', add)
    void closed.then(() => reject(new Error(text)))
  })
  const { port: actual } = new URL(address)
  return {
    url: `http://127.0.0.1:${actual}${base}`,
    port: actual,
    stop: async () => {
      child.kill()
      await closed
    },
  }
}

interface Visit {
  /** The builds that the page's first request was answered by. */
  readonly first: readonly string[]
  readonly next: string
  /** Where the next request was answered; the preview answers none. */
  readonly host: 'worker' | 'server'
}

async function visit(tab: Tab, url: string): Promise<Visit> {
  await tab.goto(url)
  await tab.waitForFunction(() => document.body?.dataset.ready !== undefined)
  return tab.evaluate(async () => {
    const response = await fetch('api/build.json')
    const isServer = response.headers.get('server-timing')?.includes('desc="dev"') ?? false
    return {
      first: window.app.first.parts,
      next: (await response.json()).parts[0],
      host: isServer ? 'server' : 'worker',
    }
  })
}

test('dev and preview follow each other on one port, and no page is reloaded by hand', async ({ tab, base }) => {
  test.setTimeout(120_000)
  let server = await start('preview', base, '0')
  const { url, port } = server
  const built: Visit = { first: ['built', 'built', 'built'], next: 'built', host: 'worker' }
  const dev: Visit = { first: ['dev', 'dev', 'dev'], next: 'dev', host: 'worker' }
  expect(await visit(tab, url)).toEqual(built)
  await server.stop()

  for (const next of ['dev', 'preview', 'dev'] as const) {
    server = await start(next, base, port, { PUBLIC_BUILD: 'dev' })
    try {
      expect(await visit(tab, url)).toEqual(next === 'dev' ? dev : built)
    } finally {
      await server.stop()
    }
  }
})
