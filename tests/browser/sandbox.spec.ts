import type { LiveBundle } from '../../sw/live/bundle/live-bundle.ts'
import type { Sandbox, SandboxEvent } from '../../sw/live.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { makeBundle } from './live-bundles.ts'

const project = 'tests/fixtures/live'

// Globals of the fixture's page, for the functions that run there.
declare const live: typeof import('../../sw/live.ts')
declare const base: string
declare const sandbox: Sandbox
declare const told: SandboxEvent[]

test.use({ sharesTab: true })

test.beforeEach(async ({ tab, serve }) => {
  const site = await serve(project)
  await tab.goto(site.url)
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
  await tab.evaluate(() => {
    const sandbox = live.createSandbox({ script: `${base}live-sandbox.js` })
    const told: SandboxEvent[] = []
    sandbox.onEvent((event) => told.push(event))
    Object.assign(globalThis, { sandbox, told })
  })
})

/** Loads a bundle; the message of the error, where it fails. */
const load = (tab: Tab, bundle: LiveBundle): Promise<string> =>
  tab.evaluate(
    (bundle) =>
      sandbox.load(bundle).then(
        () => 'loaded',
        (error: Error) => `${error.name}: ${error.message}`,
      ),
    bundle,
  )

const run = (tab: Tab, code: string, argument?: unknown): Promise<unknown> =>
  tab.evaluate(
    ({ code, argument }) => sandbox.run(code, argument).catch((error: Error) => `${error.name}: ${error.message}`),
    { code, argument },
  )

interface Asked {
  readonly status: number
  readonly body: string
  readonly type: string | null
  readonly url: string
}

const ask = (tab: Tab, path: string, init: RequestInit = {}): Promise<Asked | string> =>
  tab.evaluate(
    async ({ path, init }) => {
      try {
        const response = await sandbox.request(new Request(`/${path}`, init))
        const { status, headers, url } = response
        return { status, type: headers.get('content-type'), url: new URL(url).pathname, body: await response.text() }
      } catch (error) {
        return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
      }
    },
    { path, init },
  )

const events = (tab: Tab): Promise<SandboxEvent[]> => tab.evaluate(() => told)

const hello = (text: string): LiveBundle =>
  makeBundle({ 'hello.json.ts': `return { GET: () => Response.json(${JSON.stringify(text)}) }` })

test('the new code runs after an edit, and the old code stays if the new code throws', async ({ tab }) => {
  expect(await ask(tab, 'hello.json')).toBe(
    'SandboxEmpty: No bundle was loaded into the sandbox, so nothing can answer.',
  )
  expect(await load(tab, hello('first'))).toBe('loaded')
  expect(await ask(tab, 'hello.json')).toEqual({
    status: 200,
    type: 'application/json',
    url: '/hello.json',
    body: '"first"',
  })
  expect(await load(tab, hello('second'))).toBe('loaded')
  expect(await ask(tab, 'hello.json')).toMatchObject({ body: '"second"' })
  expect(await load(tab, makeBundle({}, { top: 'null.f()' }))).toMatch(/^TypeError: /)
  expect(await load(tab, makeBundle({}, { top: 'const = 1' }))).toMatch(/^SyntaxError: /)
  expect(await load(tab, { ...hello('x'), code: 'return 1' })).toMatch(/^BundleInvalid: .*no map of modules/)
  expect(await ask(tab, 'hello.json')).toMatchObject({ body: '"second"' })
  expect(await ask(tab, 'missing')).toMatchObject({ status: 404 })
})

test('methods, params, headers and bodies are as on a server; errors are reported', async ({ tab }) => {
  await load(
    tab,
    makeBundle({
      'echo/[name].json.ts': `const { json } = stowaway['stowaway']
        return { POST: async ({ params, request, url }) => json({ name: params.name, query: url.search,
          own: request.headers.get('x-own'), type: request.headers.get('content-type'), text: await request.text() }) }`,
      'fails.ts': `return { GET: () => { throw new RangeError('too far') } }`,
      'go.ts': `return { GET: ({ redirect }) => redirect('/echo/a.json'), POST: () => new Response(null, { status: 307, headers: { location: '/echo/b.json' } }) }`,
      'pre/[id].txt.ts': `return { prerender: true, getStaticPaths: () => [{ params: { id: 'one' } }], GET: ({ params }) => new Response(params.id) }`,
    }),
  )
  const init = { method: 'POST', headers: { 'x-own': 'mine', 'content-type': 'text/x' }, body: 'sent' }
  const answer = await ask(tab, 'echo/a%20b.json?q=1', init)
  expect(JSON.parse((answer as Asked).body)).toEqual({
    name: 'a b',
    query: '?q=1',
    own: 'mine',
    type: 'text/x',
    text: 'sent',
  })
  const followed = (await ask(tab, 'go', init)) as Asked
  expect(followed.url).toBe('/echo/b.json')
  expect(JSON.parse(followed.body)).toMatchObject({ name: 'b', text: 'sent' })
  expect(await ask(tab, 'go', { redirect: 'manual' })).toMatchObject({ status: 302 })
  expect(await ask(tab, 'pre/one.txt')).toMatchObject({ body: 'one' })
  expect(await ask(tab, 'pre/two.txt')).toMatchObject({ status: 404 })
  expect(await ask(tab, 'fails')).toMatchObject({ status: 500, body: expect.stringContaining('too far') })
  expect(await events(tab)).toContainEqual(
    expect.objectContaining({
      type: 'error',
      error: expect.objectContaining({ name: 'RangeError', message: 'too far' }),
    }),
  )
})

test('a login works: cookies, session and storage last from edit to edit', async ({ tab }) => {
  const files = {
    'login.ts': `return { POST: async ({ session, cookies, redirect }) => {
      session.set('user', 'ada')
      cookies.set('theme', 'dark', { path: '/', httpOnly: true, secure: true })
      const { storage } = stowaway['stowaway/storage']
      await storage.set('count', 41)
      return redirect('/me.json', 303) } }`,
    'me.json.ts': `return { GET: async ({ session, cookies, request }) => Response.json({ user: await session.get('user') ?? null,
      theme: cookies.get('theme')?.value ?? null, header: request.headers.get('cookie')?.includes('theme=dark') ?? false,
      count: await stowaway['stowaway/storage'].storage.get('count') ?? null }) }`,
  }
  const me = async (): Promise<unknown> => JSON.parse(((await ask(tab, 'me.json')) as Asked).body)
  await load(tab, makeBundle(files))
  expect(await me()).toEqual({ user: null, theme: null, header: false, count: null })
  const after = { user: 'ada', theme: 'dark', header: true, count: 41 }
  expect(await ask(tab, 'login', { method: 'POST' })).toMatchObject({ status: 200, body: JSON.stringify(after) })
  await load(tab, makeBundle(files))
  expect(await me()).toEqual(after)
  expect(await events(tab)).toContainEqual(
    expect.objectContaining({
      type: 'cookies',
      values: expect.arrayContaining([expect.stringContaining('theme=dark')]),
    }),
  )
  expect(await tab.evaluate(() => document.cookie)).toBe('')
})

test('bodies stream both ways, and a request that is given up aborts the handler', async ({ tab, engine }) => {
  await load(
    tab,
    makeBundle({
      'count.ts': `return { GET: ({ signal }) => { globalThis.seen = []
        signal.addEventListener('abort', () => seen.push('aborted'))
        let n = 0
        return new Response(new ReadableStream({ async pull(c) { await new Promise((go) => setTimeout(go, 20)); c.enqueue(new TextEncoder().encode(String(n++) + ' ')) }, cancel() { seen.push('cancelled') } }, { highWaterMark: 0 })) } }`,
      'upper.ts': `return { POST: ({ request }) => new Response(request.body?.pipeThrough(new TextDecoderStream()).pipeThrough(new TransformStream({ transform(t, c) { c.enqueue(t.toUpperCase()) } })).pipeThrough(new TextEncoderStream()) ?? 'no body') }`,
      'size.ts': `return { POST: async ({ request }) => new Response(String((await request.arrayBuffer()).byteLength)) }`,
      'slow.ts': `return { GET: ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => { globalThis.slow = 'aborted'; reject(signal.reason) })) }`,
    }),
  )
  const read = await tab.evaluate(async () => {
    const response = await sandbox.request(new Request('/count'))
    const reader = response.body?.getReader()
    const parts: string[] = []
    for (let index = 0; index < 3; index += 1) parts.push(new TextDecoder().decode((await reader?.read())?.value))
    await reader?.cancel()
    return parts
  })
  expect(read).toEqual(['0 ', '1 ', '2 '])
  await expect.poll(() => run(tab, 'return seen')).toEqual(['aborted', 'cancelled'])
  const aborted = await tab.evaluate(async () => {
    const controller = new AbortController()
    const answer = sandbox.request(new Request('/slow', { signal: controller.signal }))
    setTimeout(() => controller.abort(), 100)
    return answer.then(
      () => 'answered',
      (error: Error) => error.name,
    )
  })
  expect(aborted).toBe('AbortError')
  await expect.poll(() => run(tab, 'return globalThis.slow')).toBe('aborted')
  const size = await tab.evaluate(async () => {
    const body = new Uint8Array(3_000_000)
    return (await sandbox.request(new Request('/size', { method: 'POST', body }))).text()
  })
  expect(size).toBe('3000000')
  if (engine.name === 'chromium') {
    const upper = await tab.evaluate(async () => {
      let send = (_: string): void => {}
      const body = new ReadableStream({
        start(controller) {
          send = (text) => controller.enqueue(new TextEncoder().encode(text))
        },
      })
      const init: RequestInit & { duplex: string } = { method: 'POST', body, duplex: 'half' }
      const answer = sandbox.request(new Request('/upper', init))
      send('abc')
      const reader = (await answer).body?.getReader()
      const first = new TextDecoder().decode((await reader?.read())?.value)
      send('def')
      const second = new TextDecoder().decode((await reader?.read())?.value)
      return [first, second]
    })
    expect(upper).toEqual(['ABC', 'DEF'])
  }
})

test('Stop ends an endless loop at once, and the next load starts again', async ({ tab }) => {
  await load(
    tab,
    makeBundle({
      'loop.ts': 'return { GET: () => { for (;;) console.log(1) } }',
      'a.ts': `return { GET: () => new Response('a') }`,
    }),
  )
  const stopped = await tab.evaluate(async () => {
    const answer = sandbox.request(new Request('/loop')).then(
      () => 'answered',
      (error: Error) => error.name,
    )
    await new Promise((resolve) => setTimeout(resolve, 500))
    const start = performance.now()
    sandbox.stop()
    return { error: await answer, took: performance.now() - start, frames: document.querySelectorAll('iframe').length }
  })
  expect(stopped).toMatchObject({ error: 'SandboxStopped' })
  // At once on a machine with time to spare; the loop itself would never end.
  expect(stopped.took).toBeLessThan(5000)
  await expect.poll(() => tab.evaluate(() => document.querySelectorAll('iframe').length)).toBe(0)
  const all = await events(tab)
  expect(all.at(-1)).toEqual({ type: 'stopped' })
  expect(all.length).toBeLessThan(500)
  expect(await ask(tab, 'a')).toMatch(/^SandboxEmpty/)
  expect(await load(tab, hello('again'))).toBe('loaded')
  expect(await ask(tab, 'hello.json')).toMatchObject({ body: '"again"' })
  // A bundle that never ends while it is evaluated.
  await tab.evaluate((bundle) => void sandbox.load(bundle).catch(() => {}), makeBundle({}, { top: 'for (;;);' }))
  await tab.evaluate(() => sandbox.stop())
  expect(await load(tab, hello('once more'))).toBe('loaded')
  expect(await ask(tab, 'hello.json')).toMatchObject({ body: '"once more"' })
})

test('the sandbox reaches neither the origin nor the network', async ({ tab, serve }) => {
  const site = await serve(project)
  await tab.evaluate(async () => {
    await caches.open('mine')
    // biome-ignore lint/suspicious/noDocumentCookie: what a page would do
    document.cookie = 'mine=secret; path=/'
    localStorage.setItem('mine', 'secret')
  })
  site.takeRequests()
  const tries = `
    const attempt = async (work) => { try { return String(await work()) } catch (error) { return 'refused: ' + error.name } }
    return {
      origin: self.origin,
      window: await attempt(() => typeof window + typeof document + typeof parent),
      localStorage: await attempt(() => typeof localStorage),
      indexedDB: await attempt(() => new Promise((resolve, reject) => { const request = indexedDB.open('x'); request.onsuccess = () => resolve('open'); request.onerror = () => reject(request.error) })),
      caches: await attempt(() => caches.keys()),
      cookies: await attempt(() => typeof cookieStore === 'undefined' ? 'none' : cookieStore.getAll().then((all) => all.length)),
      files: await attempt(() => navigator.storage.getDirectory()),
      own: await attempt(() => fetch(${JSON.stringify(site.url)} + 'api/secret.json', { credentials: 'include' })),
      simple: await attempt(() => fetch(${JSON.stringify(site.url)} + 'sandbox-was-here', { method: 'POST', mode: 'no-cors', body: 'x' })),
      script: await attempt(() => importScripts(${JSON.stringify(site.url)} + 'stowaway-404.js')),
      xhr: await attempt(() => new Promise((resolve, reject) => { const request = new XMLHttpRequest(); request.open('GET', ${JSON.stringify(site.url)} + 'xhr-was-here'); request.onload = resolve; request.onerror = () => reject(new Error('network')); request.send() })),
      socket: await attempt(() => new Promise((resolve, reject) => { const socket = new WebSocket(${JSON.stringify(site.url.replace('http', 'ws'))} + 'socket-was-here'); socket.onopen = () => resolve('open'); socket.onerror = () => reject(new Error('network')) })),
      data: await attempt(() => fetch('data:text/plain,fine').then((response) => response.text())),
    }`
  const result = (await run(tab, `return (async () => {${tries}})()`)) as Record<string, string>
  expect(result).toMatchObject({
    origin: 'null',
    window: 'undefinedundefinedundefined',
    localStorage: 'undefined',
    data: 'fine',
  })
  for (const name of ['indexedDB', 'files', 'own', 'simple', 'script', 'xhr', 'socket']) {
    expect(result[name], name).toMatch(/^refused/)
  }
  // WebKit gives it empty caches of its own.
  expect(result.caches, 'caches').toMatch(/^refused|^$/)
  expect(result.cookies, 'cookies').toMatch(/^refused|^none$|^0$/)
  expect(site.takeRequests().filter((path) => /was-here|secret/.test(path))).toEqual([])
  const frame = await tab.evaluate(() => {
    const element = document.querySelector('iframe')
    let inside = 'open'
    try {
      inside = String(element?.contentDocument)
    } catch {
      inside = 'closed'
    }
    return { inside, sandbox: element?.getAttribute('sandbox'), hidden: element?.hidden }
  })
  expect(frame).toEqual({ inside: 'null', sandbox: 'allow-scripts', hidden: true })
})

test('messages of hostile code are not trusted', async ({ tab }) => {
  await load(
    tab,
    makeBundle({
      'odd.ts': `return { GET: () => { const r = new Response('x'); Object.defineProperty(r, 'status', { value: 7 }); return r } }`,
      'opaque.ts': `return { GET: () => Response.error() }`,
      'parts.ts': `return { GET: () => new Response(new ReadableStream({ start(c) { c.enqueue('text'); c.close() } })) }`,
      'steal.ts': `return { GET: () => {
        const post = MessagePort.prototype.postMessage
        MessagePort.prototype.postMessage = function (message, transfer) {
          post.call(this, { type: 'done', value: { status: 200, statusText: 'x\\ny', headers: 'no list' } })
        }
        return new Response('x') } }`,
      'throws.ts': `return { GET: () => { throw { get message() { throw 1 }, toString() { throw 2 } } } }`,
    }),
  )
  expect(await ask(tab, 'odd')).toMatch(/RangeError|TypeError/)
  expect(await ask(tab, 'opaque')).toMatch(/TypeError|500/)
  expect(await ask(tab, 'throws')).toMatchObject({ status: 500 })
  expect(await ask(tab, 'parts')).toMatch(/TypeError|AbortError/)
  expect(await run(tab, 'return () => 1')).toMatch(/DataCloneError|TypeError/)
  expect(await run(tab, 'return argument.a + 1', { a: 1 })).toBe(2)
  expect(await load(tab, { ...hello('x'), hash: '../../x' })).toMatch(/^BundleInvalid/)
  expect(await ask(tab, 'steal')).toMatch(/TypeError/)
})

test('a script that is missing is a clear error', async ({ tab }) => {
  const error = await tab.evaluate(async () => {
    const sandbox = live.createSandbox({ script: `${base}index.html` })
    return sandbox.run('return 1').catch((error: Error) => `${error.name}: ${error.message}`)
  })
  expect(error).toMatch(/^SandboxUnavailable: .*index\.html with text\/html/)
})

test('under a strict policy of the page the sandbox starts where that names its script', async ({ tab, serve }) => {
  const site = await serve(project)
  await tab.goto(new URL('policy.html', site.url).href)
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
  const answer = await tab.evaluate(async (bundle) => {
    const sandbox = live.createSandbox({ script: `${base}live-sandbox.js` })
    await sandbox.load(bundle)
    const asked = await sandbox.request(new Request('/hello.json'))
    return asked.json()
  }, hello('allowed'))
  expect(answer).toBe('allowed')
})

// A figure for the log, which no machine fails.
test('an edit is answered', async ({ tab }) => {
  const files = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [
      `file-${index}.json.ts`,
      `/* ${'x'.repeat(5000)} */ return { GET: () => Response.json(${index}) }`,
    ]),
  )
  const times = await tab.evaluate(
    async (bundles) => {
      const times: number[] = []
      for (const bundle of bundles) {
        const start = performance.now()
        await sandbox.load(bundle)
        await (await sandbox.request(new Request('/file-19.json'))).text()
        times.push(Math.round(performance.now() - start))
      }
      return times
    },
    Array.from({ length: 10 }, () => makeBundle(files)),
  )
  console.log(`load and answer in the sandbox, first and nine later: ${times.join(', ')} ms`)
  expect(times).toHaveLength(10)
})

test('an endpoint fetches another one of its project, with its cookies; everything else has no network', async ({
  tab,
}) => {
  const bundle = makeBundle({
    'who.json.ts': `return {
      GET: ({ cookies, url }) => Response.json({ user: cookies.get('user')?.value ?? null, path: url.pathname }),
      POST: async ({ request, cookies }) => {
        cookies.set('user', await request.text(), { path: '/' })
        return new Response(null, { status: 204 })
      } }`,
    'ask.json.ts': `return {
      GET: async ({ request }) => {
        await fetch('/who.json', { method: 'POST', body: 'ada' })
        const known = await fetch(new URL('/who.json', request.url))
        const none = await fetch('/nothing')
        const outside = await fetch('https://stowaway.invalid/').then(() => 'answered', () => 'refused')
        return Response.json({ known: await known.json(), url: known.url === new URL('/who.json', request.url).href,
          type: known.type, none: none.status, outside })
      } }`,
    'loop.json.ts': "return { GET: () => fetch('/loop.json') }",
  })
  expect(await load(tab, bundle)).toBe('loaded')
  const answer = await ask(tab, 'ask.json')
  expect(JSON.parse((answer as Asked).body)).toEqual({
    known: { user: 'ada', path: '/who.json' },
    url: true,
    type: 'basic',
    none: 404,
    outside: 'refused',
  })
  expect(await ask(tab, 'loop.json')).toMatchObject({ status: 500, body: expect.stringContaining('EndpointLoop') })
})
