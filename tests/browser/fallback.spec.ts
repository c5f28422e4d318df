import { lookup } from 'node:dns/promises'
import { hostname } from 'node:os'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { buildInto, preview, type Served, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

const project = 'tests/fixtures/fallback'

test.use({ sharesTab: true })

let folder: TemporaryFolder
let site: Served
/** The site as it is on a LAN: the same loopback, under an address that no browser takes for this machine's. */
let address: string

test.beforeAll(async ({ base }) => {
  folder = await temporaryFolder()
  // Files are kept by nobody here: the worker that keeps them has no caches without https.
  await buildInto(folder.path, project, '--base', base, '--offline')
  site = await preview(folder.path, base)
  address = new URL(base, site.url.replace('127.0.0.1', await lanHost())).href
})

test.afterAll(async () => {
  await site.close()
  await folder.remove()
})

/** WebKit keeps the cookies of an IPv6 address from `document.cookie`, so the machine's name goes first. */
async function lanHost(): Promise<string> {
  const { address } = await lookup(hostname(), 4).catch(() => ({ address: undefined }))
  return address === '127.0.0.1' ? hostname() : '[::ffff:127.0.0.1]'
}

/** What the server was asked for that endpoints answer. */
const leaked = (): string[] => site.takeRequests().filter((path) => path.includes('/api/'))

async function open(tab: Tab): Promise<Tab> {
  await tab.goto(address)
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
  return tab
}

test.beforeEach(async ({ tab }) => {
  await open(tab)
  site.takeRequests()
})

const json = (tab: Tab, path: string, init: RequestInit = {}): Promise<unknown> =>
  tab.evaluate(
    async ({ path, init }) => {
      const response = await fetch(path, init)
      const text = await response.text()
      return text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : response.status
    },
    { path, init },
  )

test('no service worker can be here, and the first fetch of the page is answered by an endpoint', async ({ tab }) => {
  expect(await tab.evaluate(() => isSecureContext || 'serviceWorker' in navigator)).toBe(false)
  expect(await tab.textContent('#first')).toBe('200 first')
  await tab.reload()
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
  expect(leaked()).toEqual([])
})

for (const [query, reason] of [
  ['?refused', /^info: \[stowaway\] No service worker \(SecurityError: Denied by the test\.\): the endpoints run/],
  ['?absent', /^info: \[stowaway\] No service worker \(this browser has them switched off\): the endpoints run/],
] as const) {
  test(`with https too the endpoints run in a page whose worker is ${query.slice(1)}, and one line says so`, async ({
    tab,
    base,
  }) => {
    await tab.goto(new URL(`${base}${query}`, site.url).href)
    await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
    expect(await tab.textContent('#first')).toBe('200 first')
    await tab.evaluate(() => fetch('api/enter', { redirect: 'manual' }))
    expect(await json(tab, 'api/me')).toMatchObject({ session: 'secret', user: 'ada' })
    const told = await tab.evaluate(() => (globalThis as unknown as { told: string[] }).told)
    expect(told).toEqual([expect.stringMatching(reason)])
    expect(leaked()).toEqual([])
  })
}

test('a page with a service worker loads no fallback scripts', async ({ tab, base }) => {
  site.takeRequests()
  await tab.goto(new URL(base, site.url).href)
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
  expect(site.takeRequests().filter((path) => path.includes('stowaway-fallback'))).toEqual([])
})

test('fetch: methods, headers, bodies and answers are as in a worker', async ({ tab, base }) => {
  const seen = await tab.evaluate(async () => {
    const response = await fetch('api/echo/a%20b?q=1#hash', {
      method: 'PATCH',
      headers: { 'x-own': 'mine' },
      body: new Uint8Array([1, 2, 3]),
    })
    const { status, type, redirected, url, ok } = response
    const copy = response.clone()
    return {
      answer: await response.json(),
      head: { status, type, redirected, url, ok, kept: response.headers.get('x-answered') },
      hidden: response.headers.get('set-cookie'),
      copy: { url: copy.url, isResponse: copy instanceof Response, used: copy.bodyUsed },
    }
  })
  expect(seen.answer).toMatchObject({
    method: 'PATCH',
    path: 'a b',
    query: '?q=1',
    own: 'mine',
    length: 3,
    mode: 'cors',
  })
  const url = new URL('api/echo/a%20b?q=1', address).href
  expect(seen.head).toEqual({ status: 200, type: 'basic', redirected: false, url, ok: true, kept: 'yes' })
  expect(seen.copy).toEqual({ url, isResponse: true, used: false })
  expect(seen.hidden).toBeNull()
  expect(url).toContain(base)

  expect(await json(tab, 'api/echo', { method: 'POST', body: 'text' })).toMatchObject({
    type: 'text/plain;charset=UTF-8',
    length: 4,
  })
  expect(
    await tab.evaluate(async () => {
      const form = new FormData()
      form.append('name', 'ü')
      form.append('file', new File(['inside'], 'a.txt', { type: 'text/plain' }))
      return (await fetch(new Request('api/form', { method: 'POST', body: form }))).json()
    }),
  ).toEqual([
    ['name', 'ü'],
    ['file', 'a.txt text/plain inside'],
  ])
  expect(
    await tab.evaluate(async () => {
      const response = await fetch('api/echo', { method: 'HEAD' })
      return [response.status, await response.text(), response.headers.get('x-answered')]
    }),
  ).toEqual([200, '', 'yes'])
  expect(await json(tab, 'api/me', { method: 'PURGE' })).toBe(404)
  expect(leaked()).toEqual([])
})

test('requests without an endpoint go to the host untouched', async ({ tab, base }) => {
  expect(await tab.evaluate(async () => (await fetch('nothing')).status)).toBe(404)
  expect(site.takeRequests()).toEqual([`${base}nothing`])
  await expect(tab.evaluate(() => fetch('api/echo', { method: 'TRACE' }))).rejects.toThrow()
  await expect(tab.evaluate(() => fetch('api/echo', { body: 'x' }))).rejects.toThrow('TypeError')
})

test('failures are the same as in a worker', async ({ tab }) => {
  const seen = await tab.evaluate(async () => {
    const failure = async (work: () => Promise<unknown>) => work().then(String, (error: Error) => `threw ${error.name}`)
    const cut = await fetch('api/broken')
    return {
      cut: await failure(() => cut.text()),
      network: await failure(() => fetch('api/broken', { method: 'POST' })),
      thrown: (await fetch('api/broken', { method: 'PUT' })).status,
    }
  })
  // Firefox tells the failure of a body by another name.
  expect(seen).toEqual({
    cut: expect.stringMatching(/^threw (Type|Abort)Error$/),
    network: 'threw TypeError',
    thrown: 500,
  })
})

test('redirects: followed inside and out, kept, refused', async ({ tab, base }) => {
  const follow = (to: string, init: RequestInit = {}, status = 302) =>
    tab.evaluate(
      async ({ to, init, status }) => {
        const response = await fetch(`api/redirect?status=${status}&to=${encodeURIComponent(to)}`, init)
        const { url, redirected, type } = response
        const text = await response.text()
        return { status: response.status, url, redirected, type, text }
      },
      { to, init, status },
    )
  const inside = await follow('api/echo/there')
  expect(inside).toMatchObject({ status: 200, url: `${address}api/echo/there`, redirected: true, type: 'basic' })
  const kept = await follow('api/echo', { method: 'POST', body: 'kept' }, 307)
  expect(JSON.parse(kept.text)).toMatchObject({ method: 'POST', length: 4 })
  const changed = await follow('api/echo', { method: 'POST', body: 'dropped' }, 302)
  expect(JSON.parse(changed.text)).toMatchObject({ method: 'GET', length: 0, type: null })
  expect(leaked()).toEqual([])

  const outside = await follow('nothing')
  expect(outside).toMatchObject({ status: 404, url: `${address}nothing`, redirected: true })
  expect(site.takeRequests()).toEqual([`${base}nothing`])
  expect(await follow('api/echo', { redirect: 'manual' })).toMatchObject({ status: 0, type: 'opaqueredirect' })
  await expect(follow('api/echo', { redirect: 'error' })).rejects.toThrow('TypeError')
  await expect(follow('api/round')).rejects.toThrow('redirects too often')
})

test('streams arrive in parts; the handler sees a reader that goes away and an aborted request', async ({ tab }) => {
  const parts = await tab.evaluate(async () => {
    const { body } = await fetch('api/stream')
    const reader = body?.getReader()
    const texts: string[] = []
    for (let count = 0; count < 3; count++) texts.push(new TextDecoder().decode((await reader?.read())?.value))
    await reader?.cancel()
    return texts
  })
  expect(parts).toEqual(['0\n', '1\n', '2\n'])
  await expect.poll(() => json(tab, 'api/notes')).toContain('stream cancelled')

  const error = await tab.evaluate(async () => {
    const controller = new AbortController()
    const answer = fetch('api/stream', { method: 'POST', signal: controller.signal }).catch(
      (error: Error) => error.name,
    )
    while (!(await (await fetch('api/notes')).json()).includes('waiting')) await new Promise((go) => setTimeout(go, 20))
    controller.abort()
    return answer
  })
  expect(error).toBe('AbortError')
  await expect.poll(() => json(tab, 'api/notes')).toContain('aborted')
})

test('XMLHttpRequest: text, JSON, bytes, blobs, events, abort and timeout', async ({ tab }) => {
  const seen = await tab.evaluate(async () => {
    const ask = (
      method: string,
      url: string,
      { body, ...set }: { body?: string; responseType?: XMLHttpRequestResponseType; timeout?: number; stop?: boolean },
    ) =>
      new Promise<{ events: string[]; status: number; type: string; xhr: XMLHttpRequest }>((resolve) => {
        const xhr = new XMLHttpRequest()
        const events: string[] = []
        xhr.onreadystatechange = () => events.push(String(xhr.readyState))
        for (const name of ['loadstart', 'load', 'error', 'abort', 'timeout']) {
          xhr.addEventListener(name, () => events.push(name))
        }
        xhr.onloadend = () =>
          resolve({ events, status: xhr.status, type: xhr.getResponseHeader('content-type') ?? '', xhr })
        xhr.open(method, url)
        Object.assign(xhr, set)
        xhr.setRequestHeader('x-own', 'mine')
        xhr.send(body)
        if (set.stop) xhr.abort()
      })
    const text = await ask('post', 'api/text', { body: 'hällo' })
    const parsed = await ask('GET', 'api/echo', { responseType: 'json' })
    const bytes = await ask('POST', 'api/text', { body: 'abc', responseType: 'arraybuffer' })
    const blob = await ask('POST', 'api/text', { body: 'abc', responseType: 'blob' })
    const image = await ask('GET', 'api/picture.svg', {})
    const page = await ask('GET', 'api/page', { responseType: 'document' })
    const late = await ask('POST', 'api/stream', { timeout: 100 })
    const stopped = await ask('POST', 'api/stream', { stop: true })
    const failed = await ask('POST', 'api/broken', {})
    const host = await ask('GET', 'nothing', {})
    return {
      text: [text.xhr.responseText, text.events.join(' '), text.status, text.xhr.statusText, text.xhr.responseURL],
      headers: text.xhr.getAllResponseHeaders(),
      own: parsed.xhr.response.own,
      bytes: [...new Uint8Array(bytes.xhr.response)],
      blob: [blob.xhr.response.type, await blob.xhr.response.text()],
      image: image.xhr.responseXML?.documentElement.getAttribute('width'),
      page: page.xhr.response.querySelector('h1').textContent,
      ends: [late, stopped, failed].map(({ events, status }) => `${events.join(' ')} ${status}`),
      host: host.status,
      isReset: stopped.xhr.readyState,
    }
  })
  expect(seen.text.slice(0, 3)).toEqual(['hällo', '1 loadstart 2 3 4 load', 201])
  expect(seen.text.at(-1)).toBe(`${address}api/text`)
  expect(seen.headers).toContain('content-type: text/plain;charset=UTF-8\r\n')
  expect(seen).toMatchObject({ own: 'mine', bytes: [97, 98, 99], image: '7', page: 'Shown', host: 404 })
  expect(seen.blob).toEqual(['text/plain;charset=utf-8', 'abc'])
  expect(seen.ends).toEqual(['1 loadstart 4 timeout 0', '1 loadstart 4 abort 0', '1 loadstart 4 error 0'])
  expect(leaked()).toEqual([])
})

test('beacons and EventSource reach the endpoints; an event stream resumes after its last id', async ({ tab }) => {
  expect(
    await tab.evaluate(() => navigator.sendBeacon('api/notes', new Blob(['{}'], { type: 'application/json' }))),
  ).toBe(true)
  await expect.poll(() => json(tab, 'api/notes')).toContain('application/json {}')

  const seen = await tab.evaluate(
    () =>
      new Promise<unknown>((resolve) => {
        const events: string[] = []
        const source = new EventSource('api/events')
        source.onopen = () => events.push('open')
        source.onmessage = ({ data }) => events.push(data)
        source.onerror = () => events.push(`error ${source.readyState}`)
        source.addEventListener('step', ({ data, lastEventId }) => {
          events.push(`${lastEventId} ${data}`)
          if (lastEventId !== '4') return
          source.close()
          resolve({ events, isSource: source instanceof EventSource, state: source.readyState, url: source.url })
        })
      }),
  )
  expect(seen).toEqual({
    events: [
      'open',
      'plain',
      '1 1\nof many',
      '2 2\nof many',
      '3 3\nof many',
      'error 0',
      'open',
      'plain',
      '4 4\nof many',
    ],
    isSource: true,
    state: 2,
    url: `${address}api/events`,
  })
  expect(
    await tab.evaluate(
      () =>
        new Promise((resolve) => {
          const source = new EventSource('api/me')
          source.onerror = () => resolve(source.readyState)
        }),
    ),
  ).toBe(2)
  expect(leaked()).toEqual([])
})

test('elements show the responses of endpoints', async ({ tab }) => {
  const seen = await tab.evaluate(async () => {
    const loaded = (element: HTMLElement) =>
      new Promise<string>((resolve) => {
        element.onload = () => resolve('load')
        element.onerror = () => resolve('error')
      })
    const image = new Image()
    const onImage = loaded(image)
    image.src = 'api/picture.svg?width=9'
    await onImage
    const script = document.createElement('script')
    script.setAttribute('src', 'api/script.js?a')
    const onScript = loaded(script)
    document.head.append(script)
    await onScript
    const style = document.createElement('link')
    style.rel = 'stylesheet'
    const onStyle = loaded(style)
    style.href = 'api/style.css'
    document.head.append(style)
    await onStyle
    const missing = document.createElement('script')
    missing.src = 'api/broken'
    missing.src = 'api/form'
    const onMissing = loaded(missing)
    document.head.append(missing)
    return {
      width: image.naturalWidth,
      src: image.src,
      script: document.body.dataset.script,
      styled: getComputedStyle(document.body).getPropertyValue('--styled').trim(),
      missing: await onMissing,
    }
  })
  expect(seen).toEqual({
    width: 9,
    src: `${address}api/picture.svg?width=9`,
    script: '?a',
    styled: 'yes',
    missing: 'error',
  })
  expect(leaked()).toEqual([])

  expect(
    await tab.evaluate(async () => {
      const module = document.createElement('script')
      module.type = 'module'
      module.src = 'api/script.js?module'
      const ended = new Promise((resolve) => {
        module.onload = module.onerror = resolve
      })
      document.head.append(module)
      await ended
      return document.body.dataset.script
    }),
  ).toBe('?module')
  expect(leaked()).toEqual([])

  // The parser asks the host first: nobody can look before it.
  await tab.evaluate(() =>
    document.body.insertAdjacentHTML('beforeend', '<img id="late" src="api/picture.svg?width=3">'),
  )
  await tab.waitForFunction(() => document.querySelector<HTMLImageElement>('#late')?.naturalWidth === 3)
})

test.describe('with an empty profile', () => {
  test.use({ sharesTab: false })

  test('cookies: a login survives reloads and other tabs, HttpOnly is hidden, endpoints see the page’s own', async ({
    tab,
    engine,
  }) => {
    test.slow()
    expect(await json(tab, 'api/me')).toEqual({
      session: null,
      user: null,
      header: expect.stringContaining('echoed=1'),
    })
    await tab.evaluate(() => fetch('api/enter', { redirect: 'manual' }))
    const login = { session: 'secret', user: 'ada' }
    expect(await json(tab, 'api/me')).toMatchObject(login)
    expect(await tab.evaluate(() => document.cookie)).toContain('user=ada')
    expect(await tab.evaluate(() => document.cookie)).not.toContain('secret')
    await tab.reload()
    await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
    expect(await json(tab, 'api/me')).toMatchObject(login)

    const second = await open(await engine.newTab())
    expect(await json(second, 'api/me')).toMatchObject(login)
    await second.evaluate(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: what pages do is tested
      document.cookie = 'user=eve; path=/'
    })
    expect(await json(tab, 'api/me')).toMatchObject({ session: 'secret', user: 'eve' })
    await second.evaluate(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: what pages do is tested
      document.cookie = 'session=mine; path=/'
    })
    expect(await json(tab, 'api/me')).toMatchObject({ session: 'secret' })
    await json(second, 'api/enter', { method: 'DELETE' })
    expect(await json(tab, 'api/me')).toMatchObject({ session: null, user: null })
    expect(await tab.evaluate(() => document.cookie)).not.toContain('user')
    expect(await json(tab, 'api/me', { credentials: 'omit' })).toMatchObject({ header: null })
  })

  test('cookies that two tabs set at once are all kept, sessions and storage count', async ({ tab, engine }) => {
    test.slow()
    const second = await open(await engine.newTab())
    const set = (which: Tab, names: readonly string[]) =>
      which.evaluate(
        async (names) => {
          await Promise.all(names.map((name) => fetch('api/me', { method: 'POST', body: `${name}=1; Path=/` })))
        },
        [...names],
      )
    const names = Array.from({ length: 20 }, (_, at) => `c${String(at).padStart(2, '0')}`)
    await Promise.all([set(tab, names.slice(0, 10)), set(second, names.slice(10))])
    const { header } = (await json(tab, 'api/me')) as { header: string }
    expect(header.split('; ').filter((pair) => pair.startsWith('c'))).toEqual(names.map((name) => `${name}=1`))

    expect(await json(tab, 'api/visits', { method: 'POST' })).toEqual({ visits: 1 })
    expect(await json(second, 'api/visits', { method: 'POST' })).toEqual({ visits: 2 })
    await tab.reload()
    await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
    expect(await json(tab, 'api/visits', { method: 'POST' })).toEqual({ visits: 3 })
    expect(await tab.evaluate(() => document.cookie)).not.toContain('session')

    const count = (which: Tab) =>
      which.evaluate(async () => {
        const answers = Array.from({ length: 10 }, () => fetch('api/count', { method: 'POST' }))
        await Promise.all(answers)
      })
    await Promise.all([count(tab), count(second)])
    expect(await json(tab, 'api/count', { method: 'POST' })).toEqual({ count: 21 })
  })
})

test('endpoints have the APIs that pages without https lack, and no document', async ({ tab }) => {
  const seen = (await json(tab, 'api/platform')) as { uuid: string }
  expect(seen).toMatchObject({ isSecure: false, hasDocument: false })
  expect(seen).toHaveProperty('order', ['a in', 'a out', 'b in', 'b out'])
  expect(seen.uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
})

test('links: pages and texts are shown, redirects lead back into the site, Back works', async ({ tab }) => {
  await tab.click('#to-page')
  await tab.waitForFunction(() => document.querySelector('#ran')?.textContent === 'a script ran')
  expect(await tab.textContent('#text')).toBe('navigate document ')
  await tab.waitForFunction(() => document.querySelector<HTMLImageElement>('#picture')?.naturalWidth === 4)
  // The parser of the shown page asked the host first.
  leaked()
  expect(await tab.url()).toContain('/api/page')
  await tab.click('#again')
  await tab.waitForFunction(() => document.querySelector('#text')?.textContent === 'navigate document ?again')
  expect(leaked().filter((path) => path.includes('page'))).toEqual([])
  await tab.click('#back')
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')

  await tab.evaluate(() => {
    Object.assign(window, { isBefore: true })
  })
  await tab.click('#to-login')
  await tab.waitForFunction(() => !('isBefore' in window) && document.body?.dataset.ready === 'yes')
  expect(await tab.evaluate(() => document.cookie)).toContain('user=ada')
  expect(new URL(await tab.url()).pathname).toBe(new URL(address).pathname)

  await open(tab)
  await tab.click('#to-json')
  await tab.waitForFunction(() => document.querySelector('pre')?.textContent?.includes('from/a/link') === true)
  await tab.goBack()
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
})

test('forms: GET and POST, urlencoded and multipart, also submitted by code', async ({ tab }) => {
  await tab.fill('#form [name=text]', 'a & b <ü>')
  await tab.click('#send')
  await tab.waitForFunction(() => document.querySelector('#text')?.textContent === 'a & b <ü>')
  await open(tab)
  await tab.click('#send-upload')
  await tab.waitForFunction(() => document.querySelector('#text')?.textContent === 'ü & %')
  await open(tab)
  await tab.click('#send-ask')
  await tab.waitForFunction(
    () => document.querySelector('#text')?.textContent?.includes('?text=asked&by=button') === true,
  )
  await open(tab)
  await tab.evaluate(() => document.querySelector<HTMLFormElement>('#upload')?.submit())
  await tab.waitForFunction(() => document.querySelector('h1')?.textContent === 'Posted')
  expect(leaked().filter((path) => path.includes('page'))).toEqual([])
})

test('opening an endpoint’s address first shows it through the host’s 404 page', async ({ tab }) => {
  await tab.goto(`${address}api/page?straight`)
  await tab.waitForFunction(() => document.querySelector('#text')?.textContent?.endsWith('?straight') === true)
  expect(await tab.url()).toBe(
    `${await tab.evaluate(() => location.origin)}${new URL(address).pathname}api/page?straight`,
  )
  await open(tab)
  await tab.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<iframe src="api/page?framed"></iframe>'))
  await tab.waitForFunction(
    () =>
      document.querySelector('iframe')?.contentDocument?.querySelector('#text')?.textContent ===
      'navigate document ?framed',
  )
  await tab.goto(`${address}nothing`)
  await expect.poll(() => tab.textContent('body')).toMatch(/not found/i)
})
