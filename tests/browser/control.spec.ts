import { join } from 'node:path'
import type { Control } from '../../sw/control/page/create-page-control.ts'
import { askEndpoint } from './ask-endpoint.ts'
import { isLimited } from './engine/limits.ts'
import { expect, test } from './engine/test.ts'
import { type ServedFolder, serveFolder } from './serve-folder.ts'
import { buildInto, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

// Of the fixture's page.
declare const control: Control

test.use({ sharesTab: true })

let output: TemporaryFolder
let site: ServedFolder
let address: string

test.beforeAll(async ({ base }) => {
  output = await temporaryFolder()
  await buildInto(join(output.path, base), 'tests/fixtures/toolkit', '--base', base)
  site = await serveFolder(output.path)
  address = new URL(base, site.url).href
})

test.afterAll(async () => {
  await site?.close()
  await output?.remove()
})

test.beforeEach(async ({ tab }) => {
  await tab.goto(address)
  await tab.waitForFunction(() => document.body?.dataset.ready)
  await tab.evaluate(() => control.reset('overrides', 'log', 'cookies', 'sessions'))
})

test('files below /api/ are the host’s, whatever happens with other requests', async ({ tab }) => {
  const { log, warnings } = await tab.evaluate(async () => {
    const warnings: string[] = []
    console.warn = (...texts) => warnings.push(texts.join(' '))
    await control.onUnhandledRequest('warn')
    for (const path of ['api/file.json', 'api/written.json', 'api/item', 'api/item']) await fetch(path)
    await new Promise((resolve) => setTimeout(resolve, 300))
    return { log: (await control.requests()).slice(0, 1), warnings }
  })
  expect(warnings).toEqual([expect.stringContaining('Did you mean /api/items? The network answered 404.')])
  // Files never come to the worker.
  expect(log).toMatchObject([
    {
      answer: { status: 404 },
      error: expect.stringMatching(/No endpoint answers GET \/api\/item\. Did you mean \/api\/items\?/),
    },
  ])
  await tab.evaluate(() => control.onUnhandledRequest('error'))
  expect(await askEndpoint(tab, 'api/file.json')).toEqual({ status: 200, body: { file: 1 } })
  expect(await askEndpoint(tab, 'api/written.json')).toEqual({ status: 200, body: { written: 1 } })
  expect((await askEndpoint(tab, 'api/none')).status).toBe(501)
})

test('a request without an endpoint can be answered too', async ({ tab }) => {
  await tab.evaluate(() => control.override('/api/*', { answer: { json: { made: 'up' } }, times: 1 }))
  expect(await askEndpoint(tab, 'api/not/there')).toEqual({ status: 200, body: { made: 'up' } })
})

test('a fixed answer sets cookies', async ({ tab }) => {
  await tab.evaluate(() =>
    control.override('POST /api/me', {
      answer: { status: 204, headers: { 'Set-Cookie': 'seen=fixed; HttpOnly; Path=/' } },
    }),
  )
  expect((await askEndpoint(tab, 'api/me', 'POST')).status).toBe(204)
  expect(await askEndpoint(tab, 'api/me')).toEqual({ status: 200, body: { user: null, seen: 'fixed' } })
})

test('cookies and sessions of endpoints can be forgotten', async ({ tab }) => {
  await askEndpoint(tab, 'api/me', 'POST')
  expect((await askEndpoint(tab, 'api/me')).body).toEqual({ user: 'ada', seen: 'yes' })
  await tab.evaluate(() => control.reset('sessions'))
  expect((await askEndpoint(tab, 'api/me')).body).toEqual({ user: null, seen: 'yes' })
  await tab.evaluate(() => control.reset('cookies'))
  expect((await askEndpoint(tab, 'api/me')).body).toEqual({ user: null, seen: null })
  expect(await tab.evaluate(() => document.cookie)).toBe('')
})

test('a redirect, and an answer to a navigation', async ({ tab, engine }) => {
  await tab.evaluate(() =>
    control.override('/api/items/1', { answer: { status: 302, headers: { location: 'file.json' } } }),
  )
  const other = await engine.newTab()
  await tab.evaluate(() =>
    control.override('/api/late', { answer: { text: '<p>Fixed', headers: { 'content-type': 'text/html' } } }),
  )
  await other.goto(new URL('api/late', address).href)
  expect(await other.evaluate(() => document.body.textContent?.trim())).toBe('Fixed')
  await other.close()
})

test('a page that gives up ends the wait, and the log says so', async ({ tab }) => {
  const entry = await tab.evaluate(async () => {
    await control.fail('/api/late', { fault: 'timeout' })
    const abort = new AbortController()
    const asked = fetch('api/late', { signal: abort.signal }).catch((error: unknown) => (error as Error).name)
    await new Promise((resolve) => setTimeout(resolve, 100))
    abort.abort()
    const name = await asked
    await new Promise((resolve) => setTimeout(resolve, 100))
    const [last] = await control.requests()
    return { name, last }
  })
  expect(entry).toMatchObject({ name: 'AbortError', last: { isFailed: true, duration: expect.any(Number) } })
})

test('what does not fit is an answer that says why, also in the log', async ({ tab }) => {
  await tab.evaluate(() => control.override('/api/late', { patch: [{ op: 'replace', path: '/missing', value: 1 }] }))
  const answer = await askEndpoint(tab, 'api/late')
  expect(answer).toMatchObject({ status: 500, body: { error: { code: 'PatchDoesNotFit' } } })
  expect(await tab.evaluate(() => control.requests())).toMatchObject([{ error: expect.stringContaining('/missing') }])
})

test('the log and the seed survive a stopped worker', async ({ tab, engine }) => {
  test.skip(isLimited(engine, 'no-worker-stop'), 'This engine’s workers cannot be stopped.')
  const run = (count: number) =>
    tab.evaluate(async (count) => {
      const found: number[] = []
      for (let index = 0; index < count; index += 1) found.push((await fetch('api/items/2')).status)
      return found
    }, count)
  await tab.evaluate(async () => {
    await control.fail('/api/items/2', { status: 503, rate: 0.5 })
    await control.seed(5)
  })
  const whole = await run(20)
  await tab.evaluate(() => control.seed(5))
  const first = await run(10)
  // The last choice is stored a moment after its answer.
  await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)))
  await engine.stopWorkers()
  expect([...first, ...(await run(10))]).toEqual(whole)
  const log = await tab.evaluate(() => control.requests())
  expect(log).toHaveLength(40)
  expect(new Set(log.map(({ id }) => id)).size).toBe(40)
})

test('bodies of the log are read when somebody asks for them', async ({ tab }) => {
  const found = await tab.evaluate(async () => {
    await control.override('/api/items/1', {
      answer: { text: 'x'.repeat(300_000), headers: { 'content-type': 'text/plain' } },
    })
    await (await fetch('api/items/1')).text()
    await new Promise((resolve) => setTimeout(resolve, 200))
    const [entry] = await control.requests()
    const bytes = entry && (await control.body(entry.id, 'answer'))
    return { size: entry?.answer?.size, length: bytes?.length }
  })
  expect(found).toEqual({ size: 256_000, length: 256_000 })
})

test('control works at a path that the build does not know @one-engine', async ({ engine, base }) => {
  test.skip(base !== '/', 'It has a path of its own.')
  const folder = await temporaryFolder()
  await buildInto(join(folder.path, 'some/where'), 'tests/fixtures/toolkit', '--base', './')
  const served = await serveFolder(folder.path)
  const tab = await engine.newTab()
  await tab.goto(new URL('some/where/__stowaway/', served.url).href)
  await tab.waitForFunction(() => document.documentElement.dataset.stowaway === 'ready')
  await tab.goto(new URL('some/where/', served.url).href)
  await tab.waitForFunction(() => document.body?.dataset.ready)
  const found = await tab.evaluate(async () => {
    await control.override('/api/items/1', { answer: { status: 418 } })
    const status = (await fetch('api/items/1')).status
    const file = await (await fetch('api/file.json')).json()
    return { status, file, log: (await control.requests()).map(({ route }) => route) }
  })
  expect(found).toEqual({ status: 418, file: { file: 1 }, log: ['/api/items/[id]'] })
  await tab.close()
  await served.close()
  await folder.remove()
})

test('event streams and the opening of sockets are logged, and fail as overrides say', async ({ tab }) => {
  const seen = await tab.evaluate(async () => {
    const ends: string[] = []
    const open = (source: EventSource | WebSocket) =>
      new Promise<void>((resolve) => {
        const end = (text: string) => {
          ends.push(text)
          source.close()
          resolve()
        }
        source.onmessage = ({ data }) => end(data)
        source.onerror = () => end('error')
      })
    for (const path of ['/api/events', '/api/live']) {
      await control.override(path, { answer: { status: 503 }, times: 1 })
      const address = new URL(path.slice(1), document.baseURI).href
      const make = () => (path === '/api/live' ? new WebSocket(address) : new EventSource(address))
      await open(make())
      await open(make())
    }
    return { ends, log: (await control.requests()).map(({ route, answer }) => [route, answer?.status]) }
  })
  expect(seen.ends).toEqual(['error', 'one', 'error', 'live'])
  expect(seen.log).toEqual(
    expect.arrayContaining([
      ['/api/events', 503],
      ['/api/live', 503],
    ]),
  )
})
