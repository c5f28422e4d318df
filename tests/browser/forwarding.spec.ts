import { startUpstream, type Upstream } from '../hosts/upstream.ts'
import { askEndpoint } from './ask-endpoint.ts'
import { underControl } from './document-facts.ts'
import { isLimited } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { type HostProxy, startHostProxy } from './host-proxy.ts'
import type { Site } from './serve-builds.ts'

test.use({ sharesTab: true })

let site: Site
let upstream: Upstream
let host: HostProxy

test.beforeAll(async ({ serve }) => {
  site = await serve('tests/fixtures/forwarding')
  upstream = await startUpstream()
  host = await startHostProxy(site.url)
})

test.afterAll(async () => {
  await host?.close()
  await upstream?.close()
})

async function open(tab: Tab, url = site.url): Promise<void> {
  await tab.goto(url)
  await underControl(tab)
}

const waysOut = ['request', 'init', 'body'] as const

for (const how of waysOut) {
  const tag = how === 'init' ? '@one-engine' : []
  test(`a request that is built from the page's own keeps its bytes: ${how}`, { tag }, async ({ tab }) => {
    await open(tab)
    const to = `api/forward/${how}?to=${upstream.origin}/echo`
    expect((await askEndpoint(tab, to, 'POST', 'seven b')).body).toMatchObject({ method: 'POST', length: 7 })
    expect((await askEndpoint(tab, to, 'PUT', 'x'.repeat(1_000_000))).body).toMatchObject({ length: 1_000_000 })
    expect((await askEndpoint(tab, to)).body).toMatchObject({ method: 'GET', length: 0 })
  })

  test(`a form and a link may be passed on: ${how}`, { tag }, async ({ tab, base }) => {
    await open(tab)
    const action = `${base}api/forward/${how}?to=${upstream.origin}/echo`
    await tab.evaluate((action) => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'post', action, innerHTML: '<input name="a" value="bcd">' })
      document.body.append(form)
      form.submit()
    }, action)
    await tab.waitForFunction(() => document.body?.textContent?.includes('"length"'))
    expect(JSON.parse((await tab.textContent('body')) ?? '')).toMatchObject({ method: 'POST', length: 5 })
    await open(tab)
    await tab.evaluate((href) => {
      const link = document.createElement('a')
      Object.assign(link, { href, textContent: 'onward' })
      document.body.append(link)
    }, action)
    await tab.click('a')
    await tab.waitForFunction(() => document.body?.textContent?.includes('"length"'))
    expect(JSON.parse((await tab.textContent('body')) ?? '')).toMatchObject({ method: 'GET', length: 0 })
  })
}

test('an upload with a file is passed on whole', async ({ tab }) => {
  await open(tab)
  for (const how of waysOut) {
    const sent = await tab.evaluate(async (to) => {
      const form = new FormData()
      form.set('file', new File([new Uint8Array(70_000)], 'bytes.bin'))
      const response = await fetch(to, { method: 'POST', body: form })
      return response.json()
    }, `api/forward/${how}?to=${upstream.origin}/echo`)
    expect(sent.length, how).toBeGreaterThan(70_000)
  }
})

test('an endpoint fetches another one, with the body of the page', async ({ tab, base }) => {
  await open(tab)
  const url = `${new URL(site.url).origin}${base}api/echo`
  expect(await askEndpoint(tab, 'api/forward/endpoint', 'POST', 'seven b')).toEqual({
    status: 200,
    body: { method: 'POST', url, length: 7 },
  })
  expect((await askEndpoint(tab, 'api/forward/relative')).body).toEqual({ method: 'PUT', url, length: 4 })
})

test('the request itself goes to the server behind the worker', async ({ tab, base }) => {
  const seen: (string | undefined)[][] = []
  host.own = (incoming) => {
    if (!incoming.url?.includes('api/forward')) return undefined
    seen.push([incoming.method, String(incoming.headers['x-added']), incoming.headers['content-length']])
    return { status: 203, type: 'text/plain', body: 'from the server' }
  }
  await open(tab, `${host.origin}${base}`)
  const expected = { status: 203, body: 'from the server' }
  for (const how of ['unchanged', 'written']) {
    expect(await askEndpoint(tab, `api/forward/${how}`, 'POST', 'seven b'), how).toEqual(expected)
  }
  expect(await askEndpoint(tab, 'api/forward/written')).toEqual(expected)
  expect(seen).toEqual([
    ['POST', 'undefined', '7'],
    ['POST', 'yes', '7'],
    ['GET', 'yes', undefined],
  ])
})

test('the headers of a request can be written', async ({ tab }) => {
  await open(tab)
  const written = ['a, b', null, 'own=1']
  const { body } = await askEndpoint(tab, 'api/headers', 'POST', 'dear')
  expect(body).toEqual({ all: [written, written, written, written], text: 'dear', isSame: true })
})

test('the URL of a request has neither fragment nor credentials', async ({ tab, base }) => {
  await open(tab)
  const url = `${new URL(site.url).origin}${base}api/echo?a=1`
  const seen = await tab.evaluate(async () => {
    const request = new XMLHttpRequest()
    request.open('POST', 'api/echo?a=1#part', true, 'user', 'secret')
    request.send('seven b')
    await new Promise((resolve) => request.addEventListener('loadend', resolve))
    return [JSON.parse(request.responseText), await (await fetch('api/echo?a=1#part')).json()]
  })
  expect(seen).toEqual([
    { method: 'POST', url, length: 7 },
    { method: 'GET', url, length: 0 },
  ])
})

test('a form has files of any name', async ({ tab, engine }) => {
  await open(tab)
  const names = await tab.evaluate(async () => {
    const form = new FormData()
    for (const name of ['plain.txt', 'für.txt', '日本.txt']) form.append('file', new File(['bytes'], name))
    return (await fetch('api/names', { method: 'POST', body: form })).json()
  })
  const isText = isLimited(engine, 'no-wide-file-names')
  expect(names).toEqual([
    ['file', 'plain.txt'],
    ['file', 'für.txt'],
    ['file', isText ? 'bytes' : '日本.txt'],
  ])
})

test('headers have letters from U+0080 to U+00FF', async ({ tab, engine }) => {
  await open(tab)
  const [seen, sent] = await tab.evaluate(async () => {
    const response = await fetch('api/letters', { headers: { 'x-letters': 'f\u00fcr' } })
    return [await response.json(), response.headers.get('x-letters')]
  })
  const isLost = isLimited(engine, 'no-letters-in-headers')
  expect(sent).toBe(isLost ? 'f\u00c3\u00bcr \u00c3\u00a9' : 'f\u00fcr \u00e9')
  expect(seen).toEqual(isLost ? [] : [102, 252, 114])
})

test('a body that an endpoint compressed is decoded', async ({ tab }) => {
  await open(tab)
  for (const coding of ['gzip', 'deflate']) {
    const path = `api/packed/${coding}`
    expect(await askEndpoint(tab, path), coding).toEqual({ status: 200, body: 'compressed by hand' })
    await tab.goto(site.url + path)
    expect(await tab.textContent('body'), coding).toBe('compressed by hand')
    await open(tab)
  }
})

test('a location has letters of any alphabet', async ({ tab, base }) => {
  await open(tab)
  for (const [how, query] of [
    ['redirect', '?caf%C3%A9=%E6%97%A5'],
    ['header', '?caf%C3%A9=%C3%BC'],
  ] as const) {
    const url = `${new URL(site.url).origin}${base}api/echo${query}`
    expect((await askEndpoint(tab, `api/moved/${how}`)).body, how).toEqual({ method: 'GET', url, length: 0 })
    await tab.goto(`${site.url}api/moved/${how}`)
    expect(await tab.url(), how).toBe(url)
    expect(JSON.parse((await tab.textContent('body')) ?? ''), how).toMatchObject({ url })
    await open(tab)
  }
})
