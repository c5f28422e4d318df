import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ViteDevServer } from 'vite'
import { startDev } from '../../compiler/vite/dev-project.ts'
import { copyProject } from '../hosts/work-copy.ts'
import { expect, test } from './engine/test.ts'
import { projectFolder } from './serve-project.ts'

const nothing = { info() {}, warn() {}, progress() {} }

let copy: Awaited<ReturnType<typeof copyProject>>
let server: ViteDevServer
let url: string
const terminal: string[] = []

test.beforeAll(async ({ base }) => {
  const project = projectFolder('tests/fixtures/streams')
  copy = await copyProject(project)
  await copyFile(join(project, 'index.html'), join(copy.root, 'index.html'))
  // A package of its own keeps Vite's cache to itself.
  await writeFile(join(copy.root, 'package.json'), '{ "type": "module" }')
  server = await startDev({ root: copy.root, base, config: false, port: 0, host: '127.0.0.1' }, nothing)
  server.config.logger.warn = (text) => void terminal.push(text)
  url = server.resolvedUrls?.local[0] ?? ''
})

test.afterAll(async () => {
  await server.close()
  await copy.remove()
})

test('a handler that blocks the thread is named, in the console of the page that asked', async ({ tab }) => {
  await tab.goto(url)
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
  const told = await tab.evaluate(async () => {
    const texts: string[] = []
    const { warn } = console
    console.warn = (...all: unknown[]) => {
      texts.push(all.join(' '))
      warn(...all)
    }
    await fetch('api/block?for=100')
    await fetch('api/block?for=1500')
    for (let tries = 0; texts.length === 0 && tries < 100; tries += 1) await new Promise((done) => setTimeout(done, 50))
    return texts
  })
  expect(told).toEqual([expect.stringMatching(/^\[stowaway\] GET of api\/block\.ts blocked the thread for 1\.[5-9] s/)])
})

test('and in the terminal, where Node answers', async () => {
  expect(await (await fetch(`${url}api/block?for=1500`)).text()).toBe('blocked')
  expect(terminal.join()).toMatch(/GET of api\/block\.ts blocked the thread for \d\.\d s/)
})

test('the time limit and signals work in development too', async ({ tab }) => {
  await tab.goto(url)
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
  const seen = await tab.evaluate(async () => {
    const limit = await fetch('api/limit?id=limit', { headers: { accept: 'application/json' } })
    const reader = (await fetch('api/ticks?id=left')).body?.getReader()
    await reader?.read()
    await reader?.cancel()
    const noted = async (id: string) => (await (await fetch(`api/notes?id=${id}`)).json()) as string[]
    while ((await noted('left')).length < 2) await new Promise((done) => setTimeout(done, 20))
    return { status: limit.status, error: await limit.json(), limit: await noted('limit'), left: await noted('left') }
  })
  expect(seen).toMatchObject({
    status: 504,
    error: { code: 'HandlerTimedOut', file: 'api/limit.ts' },
    limit: ['HandlerTimedOut'],
  })
  expect(seen.left.sort()).toEqual(['aborted: AbortError', 'cancelled'])
})
