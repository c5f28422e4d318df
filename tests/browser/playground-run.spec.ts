import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Engine } from './engine/engine.ts'
import { isLimited } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { call, chooseTab, clickText, edit, openLink, openProject, phaseIs, send, shown } from './playground-page.ts'
import type { Site } from './serve-builds.ts'

let site: Site

test.beforeAll(async ({ serve }) => {
  site = await serve('site')
})

const hello = (text: string): string => `export const GET = () => Response.json({ text: ${JSON.stringify(text)} })`

/** One page for all of these, since it compiles the compiler once; each opens a project of its own in it. */
test.describe('in the sandbox', () => {
  let engine: Engine
  let tab: Tab

  test.beforeAll(async ({ launched }) => {
    engine = await launched.newEngine()
    tab = await engine.newTab()
  })
  test.afterAll(() => engine?.close())

  test('an edit changes the next response, and broken code is reported in its place', {
    tag: '@smoke',
  }, async () => {
    await openProject(tab, site.url, { 'hello.json.ts': hello('first') })
    expect(await call(tab, '/hello.json')).toMatchObject({
      phase: 'done',
      status: '200 OK',
      type: 'application/json',
      body: '{\n  "text": "first"\n}',
    })
    await edit(tab, hello('second'))
    expect(await call(tab, '/hello.json')).toMatchObject({ status: '200 OK', body: '{\n  "text": "second"\n}' })
    for (const [broken, why] of [
      [
        '\nexport const GET = () => {',
        /the code has an error: Unexpected end of file.*\(src\/pages\/hello\.json\.ts:2\)/,
      ],
      ['import "./missing.ts"', /the code has an error: .*missing\.ts/],
    ] as const) {
      await edit(tab, broken)
      const { phase, status, body, text } = await call(tab, '/hello.json')
      expect({ phase, status, body }).toEqual({ phase: 'failed', status: '', body: '' })
      expect(text).toMatch(why)
    }
    await edit(tab, hello('third'))
    expect(await call(tab, '/hello.json')).toMatchObject({ body: '{\n  "text": "third"\n}' })
  })

  test('code of a link runs only after Run is pressed', async () => {
    const code = `console.log('it runs')\nexport const GET = () => new Response('ran')`
    await openLink(tab, site.url, { 'hello.ts': code })
    await expect.poll(() => tab.textContent('.run-where')).toContain('No code runs')
    expect(await tab.evaluate(() => document.querySelector<HTMLButtonElement>('.run-send')?.disabled)).toBe(true)
    await tab.fill('.run-path', '/hello')
    await tab.press('.run-path', 'Enter')
    expect((await shown(tab)).phase).toBe('none')
    expect(await tab.evaluate(() => document.querySelectorAll('iframe').length)).toBe(0)
    await clickText(tab, '.banner button', 'Run')
    expect(await call(tab, '/hello')).toMatchObject({ status: '200 OK', body: 'ran' })
  })

  test('Stop ends an endless loop, and the next request is answered', async () => {
    await openProject(tab, site.url, {
      'loop.ts': 'export const GET = ({ url }) => { while (url.search === "?ever") {} return new Response("out") }',
    })
    await send(tab, '/loop?ever')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect((await shown(tab)).phase).toBe('waiting')
    await clickText(tab, '.run-bar button', 'Stop')
    await phaseIs(tab, 'stopped')
    expect((await shown(tab)).phase).toBe('aborted')
    expect(await call(tab, '/loop')).toMatchObject({ status: '200 OK', body: 'out' })
  })

  test('a stream is shown as it arrives, and ends when it is aborted', { tag: '@soak' }, async () => {
    await openProject(tab, site.url, {
      'ticks.ts': `import { eventStream } from 'stowaway'
        export const GET = (context) => eventStream(context, async (events) => {
          for (let n = 1; n < 1000; n++) {
            events.send({ event: 'tick', id: String(n), data: 'number ' + n })
            await new Promise((resolve) => setTimeout(resolve, 50))
          }
        })`,
    })
    await send(tab, '/ticks')
    await expect.poll(() => tab.textContent('.run-events'), { timeout: 20_000 }).toContain('number 3')
    expect((await shown(tab)).phase).toBe('reading')
    await clickText(tab, '.run-form button', 'Abort')
    await expect.poll(async () => (await shown(tab)).phase).toBe('aborted')
    expect(await tab.textContent('.run-events')).toContain('number 3')
  })

  test('method, headers and body are sent as they are written', { tag: '@soak' }, async () => {
    await openProject(tab, site.url, {
      'echo.json.ts': `export const ALL = async ({ request }) => Response.json({
        method: request.method, token: request.headers.get('x-token'), type: request.headers.get('content-type'), body: await request.text() })`,
    })
    await call(tab, '/echo.json', 'PUT')
    await clickText(tab, '.run-parts button', 'Headers')
    await tab.fill('.run-field input[placeholder=Header]', 'x-token')
    await tab.fill('.run-field input[placeholder=Value]', 'a b')
    await clickText(tab, '.run-parts button', 'Body')
    await clickText(tab, '.run-segments label', 'JSON')
    await tab.fill('.run-body-editor textarea', '{"a": 1}')
    const { body } = await call(tab, '/echo.json', 'PUT')
    expect(JSON.parse(body)).toEqual({ method: 'PUT', token: 'a b', type: 'application/json', body: '{"a": 1}' })
  })

  test('the log tells requests, the console and errors with their place, and opens a request again', async () => {
    await openProject(tab, site.url, {
      'fail.ts': `const text: string = 'a line before'\nexport const GET = () => {\n  console.warn(text, { n: 1 })\n  throw new Error('It fails.')\n}\n`,
      'fine.ts': `export const GET = () => new Response('fine')`,
    })
    const failed = await call(tab, '/fail')
    expect(failed.status).toBe('500 Internal Server Error')
    if (!isLimited(engine, 'no-places-in-made-code')) {
      expect(failed.body).toContain('src/pages/fail.ts:4:9')
      expect(failed.body).toContain("4 |   throw new Error('It fails.')")
    }
    await call(tab, '/fine')
    await chooseTab(tab, 'log')
    await expect.poll(() => tab.textContent('.run-entries')).toContain('Error: It fails.')
    const log = (await tab.textContent('.run-entries')) ?? ''
    expect(log).toContain('a line before { "n": 1 }')
    if (!isLimited(engine, 'no-places-in-made-code')) expect(log).toContain('src/pages/fail.ts:4')
    await clickText(tab, '.run-log-bar label', 'Errors')
    expect(await tab.textContent('.run-entries')).not.toContain('/fine')
    await clickText(tab, '.run-log-bar label', 'Requests')
    await tab.click('.run-reopen')
    expect(await shown(tab)).toMatchObject({ phase: 'done', status: '500 Internal Server Error' })
    expect(await tab.evaluate(() => document.querySelector<HTMLInputElement>('.run-path')?.value)).toBe('/fail')
  })

  test('the route table says which route answers, and why the others do not', { tag: '@soak' }, async () => {
    await openProject(tab, site.url, {
      'api/me.json.ts': hello('me'),
      'api/[id].json.ts': hello('id'),
      '[...rest].ts': hello('rest'),
    })
    await chooseTab(tab, 'routes')
    await tab.fill('.run-routes-url input', '/api/7.json')
    await expect.poll(() => tab.textContent('.run-verdict')).toBe('/api/[id].json answers.')
    const reasons = await tab.evaluate(() => [...document.querySelectorAll('.run-why')].map((one) => one.textContent))
    expect(reasons).toEqual([
      'Segment 2 is “7.json”; the route needs “me.json”.',
      'Answers. id = “7”',
      'Matches too, but /api/[id].json comes first.',
    ])
  })

  test('a page of the project runs against the endpoints in the preview', async () => {
    const page = `<!doctype html><title>Page</title><link rel="stylesheet" href="style.css">
      <p id="fetch"></p><p id="xhr"></p><img id="image" src="dot.svg"><form action="named"><input name="name" value="Ada"></form>
      <script src="page.js"></script>`
    const script = `fetch('hello.json').then((r) => r.json()).then(({ text }) => { document.querySelector('#fetch').textContent = text })
      const xhr = new XMLHttpRequest(); xhr.open('GET', 'hello.json'); xhr.onload = () => { document.querySelector('#xhr').textContent = xhr.responseText }; xhr.send()
      document.querySelector('#image').addEventListener('load', () => { if (document.querySelector('#image').naturalWidth === 8) console.log('the image is there') })
      try { localStorage.setItem('a', 'b'); console.log('storage is there') } catch { console.log('no storage') }
      setTimeout(() => { console.log('fetch: ' + document.querySelector('#fetch').textContent, 'xhr: ' + document.querySelector('#xhr').textContent,
        'style: ' + getComputedStyle(document.body).paddingTop); document.querySelector('form').requestSubmit() }, 1500)`
    await openProject(
      tab,
      site.url,
      {
        'hello.json.ts': hello('from the endpoint'),
        'dot.svg.ts': `export const GET = () => new Response('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>', { headers: { 'content-type': 'image/svg+xml' } })`,
        'named.ts': `export const GET = ({ url }) => { console.log('named ' + url.searchParams.get('name')); return new Response('<p>Hi</p>', { headers: { 'content-type': 'text/html' } }) }`,
      },
      { files: { 'index.html': page, 'page.js': script, 'public/style.css': 'body { padding: 33px }' } },
    )
    await chooseTab(tab, 'preview')
    await expect.poll(() => tab.evaluate(() => document.querySelectorAll('.run-frame iframe').length)).toBe(1)
    await expect
      .poll(() => tab.evaluate(() => document.querySelector<HTMLInputElement>('.run-preview-bar input')?.value), {
        timeout: 20_000,
      })
      .toContain('/named?name=Ada')
    await chooseTab(tab, 'log')
    const log = (await tab.textContent('.run-entries')) ?? ''
    expect(log).toContain('fetch: from the endpoint xhr: {"text":"from the endpoint"} style: 33px')
    expect(log).toContain('the image is there')
    expect(log).toContain('no storage')
    expect(log).toContain('named Ada')
  })

  test('without a page the preview opens the request’s endpoint; log, count and build are of one project', {
    tag: '@soak',
  }, async () => {
    await openProject(tab, site.url, {
      'fail.json.ts': 'export const GET = () => { throw new Error("no") }',
      'built.json.ts': `export const prerender = true; export const GET = () => Response.json(1)`,
    })
    const count = () => tab.evaluate(() => document.querySelector('.run-count-bad')?.textContent ?? '')
    const builtFiles = () => tab.evaluate(() => document.querySelector('.run-files')?.textContent ?? '')
    await call(tab, '/fail.json')
    await chooseTab(tab, 'log')
    await expect.poll(() => tab.textContent('.run-log')).toContain('/fail.json')
    await expect.poll(count).toMatch(/^\d+ errors$/)
    await chooseTab(tab, 'prerender')
    await expect.poll(builtFiles, { timeout: 60_000 }).toContain('built.json')
    await openProject(tab, site.url, { 'other.json.ts': hello('second') })
    await expect.poll(builtFiles, { timeout: 60_000 }).toContain('sw.js')
    expect(await builtFiles()).not.toContain('built.json')
    expect(await count()).toBe('')
    await chooseTab(tab, 'log')
    expect(await tab.textContent('.run-log')).not.toContain('/fail.json')
    await chooseTab(tab, 'preview')
    await expect
      .poll(() => tab.evaluate(() => document.querySelector<HTMLInputElement>('.run-preview-bar input')?.value))
      .toBe('/other.json')
    await clickText(tab, '.run-preview-bar button', '↗Open in a tab')
    expect(await tab.textContent('.run-dialog')).toContain('have an address of their own')
    await clickText(tab, '.run-dialog button', 'Cancel')
  })

  test('a previewed page reaches nothing but its project', async () => {
    const other = new URL('leak', site.url)
    other.hostname = other.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
    const script = `const image = new Image(); image.src = '${other}?image'
      fetch('${other}?fetch').catch(() => console.log('no network'))
      fetch('${site.url}leak?own').then((response) => console.log('own ' + response.status), () => console.log('own refused'))
      try { top.document.title = 'x' } catch { console.log('no parent') }
      setTimeout(() => { location.href = '${other}?navigation' }, 500)`
    await openProject(tab, site.url, { 'a.ts': hello('a') }, { files: { 'index.html': `<script>${script}</script>` } })
    site.takeRequests()
    await chooseTab(tab, 'preview')
    await new Promise((resolve) => setTimeout(resolve, 3000))
    await chooseTab(tab, 'log')
    for (const line of ['no network', 'own refused', 'no parent']) {
      await expect.poll(() => tab.textContent('.run-entries')).toContain(line)
    }
    expect(site.takeRequests().filter((path) => path.includes('leak'))).toEqual([])
  })

  test('the prerender view lists the files of the static site, and opens them', async () => {
    await openProject(
      tab,
      site.url,
      {
        'api/[id].json.ts': `export const prerender = true
          export const getStaticPaths = () => ['1', '2'].map((id) => ({ params: { id } }))
          export const GET = ({ params }) => Response.json({ id: params.id })`,
        'now.json.ts': hello('on request'),
      },
      { files: { 'index.html': '<!doctype html><title>A page</title>', 'public/robots.txt': 'User-agent: *' } },
    )
    await chooseTab(tab, 'prerender')
    await expect
      .poll(() => tab.textContent('.run-prerender-bar'), { timeout: 60_000 })
      .toMatch(/\d+ files, .* built in/)
    await expect
      .poll(() => tab.evaluate(() => [...document.querySelectorAll('.run-file-name')].map((one) => one.textContent)))
      .toEqual(expect.arrayContaining(['404.html', 'api/1.json', 'api/2.json', 'index.html', 'robots.txt', 'sw.js']))
    await clickText(tab, '.run-files .run-file-name', 'api/2.json')
    await expect.poll(() => tab.textContent('.run-file-view pre')).toBe('{"id":"2"}')
  })

  test.describe('hostile answers', () => {
    test('HTML and its scripts stay in a frame that runs nothing; headers are text', async () => {
      await openProject(tab, site.url, {
        'evil.ts': `const html = '<h1>Hi</h1><script>parent.document.title = "owned"; top.owned = 1</' + 'script><img src="/x" onerror="top.owned = 2">'
          export const GET = () => new Response(html, { headers: { 'content-type': 'text/html', 'x-evil': '<img src=x onerror=alert(1)>', 'content-disposition': 'attachment; filename="../../a<b>.html"' } })`,
        'evil.json.ts': `export const GET = () => new Response('{"<img src=x onerror=alert(1)>": "</pre><script>window.owned = 3</' + 'script>"}')`,
        'evil.svg.ts': `export const GET = () => new Response('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="top.owned = 4"><script>top.owned = 5</' + 'script></svg>', { headers: { 'content-type': 'image/svg+xml' } })`,
      })
      site.takeRequests()
      expect(await call(tab, '/evil')).toMatchObject({ status: '200 OK', type: 'text/html' })
      const frame = await tab.evaluate(() => {
        const page = document.querySelector<HTMLIFrameElement>('.run-page')
        return { sandbox: page?.getAttribute('sandbox'), document: page?.contentDocument === null }
      })
      expect(frame).toEqual({ sandbox: '', document: true })
      expect((await call(tab, '/evil.json')).body).toContain('<img src=x onerror=alert(1)>')
      expect((await call(tab, '/evil.svg')).type).toBe('image/svg+xml')
      await expect.poll(() => tab.textContent('.run-picture figcaption')).toBe('9 × 9 pixels')
      expect(await tab.evaluate(() => 'owned' in window)).toBe(false)
      expect(await tab.evaluate(() => document.title)).toContain('Playground')
      expect(site.takeRequests().filter((path) => /\/x$|evil/.test(path))).toEqual([])
    })

    test('a body of 50 MB is counted and cut for the eye', { tag: '@soak' }, async () => {
      await openProject(tab, site.url, {
        'large.txt.ts': `export const GET = () => new Response('a'.repeat(50_000_000))`,
        'many.json.ts': `export const GET = () => Response.json(Array.from({ length: 200_000 }, (_, n) => ({ n })))`,
      })
      const large = await call(tab, '/large.txt')
      expect(large.text).toContain('50.0 MB')
      expect(large.body.length).toBeLessThan(300_000)
      expect((await call(tab, '/many.json')).status).toBe('200 OK')
    })

    test('a stream without end stops at the limit or when it is aborted, and the page stays at hand', {
      tag: '@soak',
    }, async () => {
      await openProject(tab, site.url, {
        'ever.ts': `const part = new TextEncoder().encode('data: more\\n\\n'.repeat(100))
          export const GET = () => new Response(new ReadableStream({ pull(c) { c.enqueue(part) } }), { headers: { 'content-type': 'text/event-stream' } })`,
        'log.ts': `export const GET = () => { for (let n = 0; n < 5_000; n++) console.log('line ' + n); return new Response('done') }`,
      })
      await send(tab, '/ever')
      await expect.poll(async () => (await shown(tab)).phase).toBe('reading')
      await new Promise((resolve) => setTimeout(resolve, 1500))
      expect(await tab.evaluate(() => document.querySelectorAll('.run-events li').length)).toBeLessThanOrEqual(500)
      await clickText(tab, '.run-form button', 'Abort')
      await expect.poll(async () => (await shown(tab)).phase).toBe('aborted')
      expect(await call(tab, '/log')).toMatchObject({ body: 'done' })
      await chooseTab(tab, 'log')
      await expect
        .poll(() => tab.evaluate(() => document.querySelectorAll('.run-entry').length))
        .toBeLessThanOrEqual(500)
    })
  })

  test('the sandbox sees no storage, cookies or network of the origin', async () => {
    await openProject(tab, site.url, {
      'look.json.ts': `const attempt = async (work) => { try { return String(await work()) } catch { return 'refused' } }
        export const GET = async () => Response.json({
          indexedDB: await attempt(() => new Promise((resolve, reject) => { const open = indexedDB.open('x'); open.onsuccess = () => resolve('open'); open.onerror = () => reject() })),
          caches: await attempt(async () => (await caches.keys()).length || 'none'),
          network: await attempt(() => fetch('${site.url}favicon.svg').then((r) => r.status)),
          origin: self.origin,
        })`,
      'keep.json.ts': `import { storage } from 'stowaway/storage'
        export const GET = async ({ cookies, session }) => { cookies.set('a', 'b'); await session.set('c', 1); return Response.json(await storage.update('n', (n = 0) => n + 1)) }`,
    })
    const before = await names(tab)
    expect(JSON.parse((await call(tab, '/look.json')).body)).toEqual({
      indexedDB: 'refused',
      // WebKit gives an opaque origin caches of its own.
      caches: expect.stringMatching(/^(refused|none)$/),
      network: 'refused',
      origin: 'null',
    })
    await call(tab, '/keep.json')
    expect((await call(tab, '/keep.json')).body).toBe('2')
    expect(await names(tab)).toEqual(before)
  })
})

/** All that the origin keeps. */
const names = (tab: Tab) =>
  tab.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name).sort(),
    caches: (await caches.keys()).sort(),
    cookies: document.cookie,
    local: Object.keys(localStorage).sort(),
    workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope).sort(),
  }))

async function install(tab: Tab): Promise<void> {
  await clickText(tab, '.run-bar button', 'Install in this browser…')
  await clickText(tab, '.run-check', 'I have read this code and trust it like my own.')
  await clickText(tab, '.run-dialog button', 'Install')
  await expect.poll(() => tab.textContent('.run-where'), { timeout: 60_000 }).toContain('Installed worker · running')
}

const counter = `import { storage } from 'stowaway/storage'
  export const GET = async () => Response.json(await storage.update('count', (n = 0) => n + 1))`

async function counts(tab: Tab, count: string): Promise<void> {
  const { body, text } = await call(tab, '/count.json')
  expect(body, text).toBe(count)
}

test('an installed project keeps its data, and runs again after its worker was stopped', { tag: '@soak' }, async ({
  tab,
  engine,
}) => {
  await openProject(
    tab,
    site.url,
    { 'count.json.ts': counter, 'hello.json.ts': hello('first') },
    { open: 'hello.json.ts' },
  )
  await install(tab)
  await counts(tab, '1')
  await counts(tab, '2')
  await edit(tab, hello('second'))
  expect(await call(tab, '/hello.json')).toMatchObject({ body: '{\n  "text": "second"\n}' })
  if (!isLimited(engine, 'no-worker-stop')) {
    await engine.stopWorkers()
    await counts(tab, '3')
  } else await counts(tab, '3')
  await tab.reload()
  await expect.poll(() => tab.textContent('.run-where'), { timeout: 60_000 }).toContain('Installed worker · running')
  await counts(tab, '4')
  await clickText(tab, '.run-bar button', 'Manage…')
  await clickText(tab, '.run-dialog button', 'Reset data')
  await expect.poll(() => tab.evaluate(() => document.querySelector('.run-dialog') === null)).toBe(true)
  await counts(tab, '1')
  await clickText(tab, '.run-bar button', 'Manage…')
  await clickText(tab, '.run-dialog button', 'Remove with its data')
  await expect.poll(() => tab.textContent('.run-where'), { timeout: 30_000 }).toContain('Sandbox · running')
  expect((await names(tab)).workers.filter((scope) => scope.includes('/play/'))).toEqual([])
  await counts(tab, '1')
})

test('in an installed worker the loop guard ends an endless loop', { tag: '@soak' }, async ({ tab }) => {
  await openProject(tab, site.url, {
    'loop.ts': 'export const GET = () => { while (true) {} }',
    'hello.json.ts': hello('on'),
  })
  await install(tab)
  expect(await call(tab, '/loop')).toMatchObject({ status: '500 Internal Server Error' })
  expect(await call(tab, '/hello.json')).toMatchObject({ status: '200 OK' })
})

test('the preview of an installed project has its own address', { tag: '@soak' }, async ({ tab, engine }) => {
  const page = `<!doctype html><title>Mine</title><p id="told"></p><script>
    fetch('hello.json').then((r) => r.json()).then(({ text }) => { told.textContent = text + ' ' + !!navigator.serviceWorker.controller })</script>`
  await openProject(tab, site.url, { 'hello.json.ts': hello('from the worker') }, { files: { 'index.html': page } })
  await install(tab)
  await chooseTab(tab, 'preview')
  const told = () =>
    tab.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('.run-frame iframe')
      return `${frame?.contentWindow?.location.pathname} ${frame?.contentDocument?.querySelector('#told')?.textContent}`
    })
  await expect.poll(told, { timeout: 20_000 }).toMatch(/\/play\/[\w-]+\/ from the worker true$/)
  const link = await tab.evaluate(() => document.querySelector<HTMLAnchorElement>('.run-open-tab')?.href ?? '')
  const own = await engine.newTab()
  await own.goto(link)
  await expect.poll(() => own.textContent('#told')).toBe('from the worker true')
})

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the runner's tabs, ${scheme}`, { tag: '@soak' }, async ({ tab, engine }) => {
    test.skip(engine.name !== 'chromium', 'axe runs in Chromium: it judges the document, which is the same everywhere.')
    const page = tab as Page
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await openProject(
      tab,
      site.url,
      { 'hello.json.ts': hello('first'), 'fail.ts': `export const GET = () => { throw new Error('no') }` },
      { files: { 'index.html': '<!doctype html><html lang="en"><title>A</title><h1>A</h1></html>' } },
    )
    await call(tab, '/fail')
    await call(tab, '/hello.json')
    for (const id of ['request', 'log', 'routes', 'preview', 'prerender']) {
      await chooseTab(tab, id)
      const { violations } = await new AxeBuilder({ page }).include('.run').exclude('.run-frame').analyze()
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        id,
      ).toEqual([])
    }
  })
}
