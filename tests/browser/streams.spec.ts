import type { events as readEvents, upload as sendUpload, UploadProgress } from '../../sw/client.ts'
import type { Engine } from './engine/engine.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { buildInto, preview, type Served, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

const project = 'tests/fixtures/streams'

/** What the fixture's page puts into its window. */
interface PageTools {
  readonly events: typeof readEvents
  readonly upload: typeof sendUpload
}
declare const window: Window & PageTools

let folder: TemporaryFolder
let site: Served

test.beforeAll(async ({ base }) => {
  folder = await temporaryFolder()
  await buildInto(folder.path, project, '--base', base)
  site = await preview(folder.path, base)
})

test.afterAll(async () => {
  await site.close()
  await folder.remove()
})

/** One tab for all tests, which reloads: each has notes under ids of its own. */
let engine: Engine
let tab: Tab

test.beforeAll(async ({ launched }) => {
  engine = await launched.newEngine()
  tab = await engine.newTab()
})
test.afterAll(() => engine?.close())

test.beforeEach(() => open(tab))

test.afterEach(() => {
  expect(site.takeRequests().filter((path) => path.includes('/api/'))).toEqual([])
})

async function open(tab: Tab): Promise<void> {
  await tab.goto(site.url)
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
}

/** What endpoints noted of the requests with an id. */
const notes = (tab: Tab, id: string): Promise<string[]> =>
  tab.evaluate(async (id) => (await fetch(`api/notes?id=${id}`)).json(), id)

test.describe('a request that is given up', () => {
  test('the handler gets the abort before its response, without seeing the mark', async () => {
    const outcome = await tab.evaluate(async () => {
      const tries: readonly [string, (signal: AbortSignal) => Promise<Response>][] = [
        ['get', (signal) => fetch('api/pending?id=get', { signal })],
        [
          'post',
          (signal) => fetch(new URL('api/pending?id=post', location.href), { method: 'POST', body: 'x', signal }),
        ],
        ['request', (signal) => fetch(new Request('api/pending?id=request', { signal }))],
      ]
      return Promise.all(
        tries.map(async ([id, send]) => {
          const controller = new AbortController()
          const answer = send(controller.signal).catch((error: Error) => error.name)
          const noted = async () => (await (await fetch(`api/notes?id=${id}`)).json()) as string[]
          while ((await noted()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
          controller.abort()
          return answer
        }),
      )
    })
    expect(outcome).toEqual(['AbortError', 'AbortError', 'AbortError'])
    for (const id of ['get', 'post', 'request']) {
      await expect.poll(() => notes(tab, id)).toEqual([`started ?id=${id}`, 'AbortError'])
    }
  })

  test('of two equal requests, the right one gets the abort', async () => {
    const answers = await tab.evaluate(async () => {
      const first = new AbortController()
      const second = new AbortController()
      const one = fetch('api/pending?id=twin', { signal: first.signal }).catch((error: Error) => error.name)
      const two = fetch('api/pending?id=twin', { signal: second.signal }).catch((error: Error) => error.name)
      const noted = async () => (await (await fetch('api/notes?id=twin')).json()) as string[]
      while ((await noted()).length < 2) await new Promise((resolve) => setTimeout(resolve, 20))
      first.abort()
      while ((await noted()).length < 3) await new Promise((resolve) => setTimeout(resolve, 20))
      await new Promise((resolve) => setTimeout(resolve, 200))
      const before = await noted()
      second.abort()
      return [await one, await two, before.length]
    })
    expect(answers).toEqual(['AbortError', 'AbortError', 3])
    await expect.poll(() => notes(tab, 'twin')).toHaveLength(4)
  })

  test('a page that goes away aborts its requests', async () => {
    await tab.evaluate(async () => {
      const frame = document.createElement('iframe')
      frame.src = location.href
      document.body.append(frame)
      const ready = () => frame.contentDocument?.body?.dataset.ready === 'yes'
      while (!ready()) await new Promise((resolve) => setTimeout(resolve, 20))
      const inner = frame.contentWindow as (Window & typeof globalThis) | null
      inner?.fetch('api/pending?id=frame').catch(() => undefined)
      const noted = async () => (await (await fetch('api/notes?id=frame')).json()) as string[]
      while ((await noted()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
      frame.remove()
    })
    await expect.poll(() => notes(tab, 'frame')).toEqual(['started ?id=frame', 'AbortError'])
  })

  test('fetch otherwise behaves as before: failures, responses, addresses with a fragment', async () => {
    const seen = await tab.evaluate(async () => {
      const { signal } = new AbortController()
      const reason = (error: unknown) => (error instanceof Error ? error.name : String(error))
      const response = await fetch('api/echo?q=1', { signal, method: 'PUT', body: 'text' })
      const fragment = await fetch('api/echo#part', { signal })
      const aborted = await fetch('api/echo', { signal: AbortSignal.abort('mine') }).catch((error: unknown) => error)
      const wrong = await fetch('http://:1', { signal }).catch(reason)
      return [response.url, (await response.json()).text, fragment.url, aborted, wrong]
    })
    const root = site.url
    expect(seen).toEqual([`${root}api/echo?q=1`, 'text', `${root}api/echo`, 'mine', 'TypeError'])
  })
})

test.describe('the time limit', () => {
  test('a handler that never responds is a 504 that names the limit, and other requests continue', async () => {
    const seen = await tab.evaluate(async () => {
      const ask = async (accept: string) => {
        const response = await fetch('api/limit?id=limit', { headers: { accept } })
        return [response.status, response.headers.get('content-type'), await response.text()] as const
      }
      const pending = ['application/json', 'text/html', '*/*'].map(ask)
      const other = await (await fetch('api/echo', { method: 'POST', body: 'meanwhile' })).json()
      return { other: other.text, answers: await Promise.all(pending) }
    })
    expect(seen.other).toBe('meanwhile')
    expect(seen.answers.map(([status, type]) => [status, type])).toEqual([
      [504, 'application/json'],
      [504, 'text/html; charset=utf-8'],
      [504, 'text/plain; charset=utf-8'],
    ])
    for (const [, , text] of seen.answers) {
      expect(text).toMatch(/HandlerTimedOut \(method: GET, address: .*api\/limit, seconds: 0\.5\)/)
    }
    expect(JSON.parse(String(seen.answers[0]?.[2]))).toMatchObject({ code: 'HandlerTimedOut' })
    await expect.poll(() => notes(tab, 'limit')).toEqual(Array(3).fill('HandlerTimedOut'))
  })
})

test('a handler without an answer is a safe 500, and the console of the worker has its code', async () => {
  const told: string[] = []
  if ('context' in tab && typeof tab.context === 'function') {
    tab.context().on('console', (message: { text(): string }) => told.push(message.text()))
  }
  const answer = await tab.evaluate(async () => {
    const response = await fetch('api/nothing', { headers: { accept: 'text/plain' } })
    return [response.status, await response.text()]
  })
  expect(answer).toEqual([500, 'Internal Server Error: This address failed to answer.\n'])
  // The other engines show a worker's console to nobody.
  if (engine.name !== 'chromium') return
  await expect.poll(() => told.join()).toContain('EndpointDidNotReturnAResponse')
})

test.describe('a streamed answer', () => {
  test('arrives part by part, whole', async () => {
    const text = await tab.evaluate(async () => (await fetch('api/ticks?count=50&every=5')).text())
    expect(text).toBe(`${Array.from({ length: 50 }, (_, at) => `${at};`).join('')}end`)
  })

  test('a reader that stops tells the handler', async () => {
    await tab.evaluate(async () => {
      const reader = (await fetch('api/ticks?id=left')).body?.getReader()
      await reader?.read()
      await reader?.cancel()
    })
    await expect.poll(async () => (await notes(tab, 'left')).sort()).toEqual(['aborted: AbortError', 'cancelled'])
  })

  test('a source that throws is an error for the client, and the worker names the file', async () => {
    const told: string[] = []
    if ('context' in tab && typeof tab.context === 'function') {
      tab.context().on('console', (message: { text(): string }) => told.push(message.text()))
    }
    const outcome = await tab.evaluate(async () => {
      const reader = (await fetch('api/ticks?fail=3')).body?.getReader()
      let parts = 0
      try {
        while (!(await reader?.read())?.done) parts += 1
        return 'whole'
      } catch (error) {
        return [parts <= 3, error instanceof Error]
      }
    })
    expect(outcome).toEqual([true, true])
    // The other engines show a worker's console to nobody.
    if (engine.name === 'chromium') await expect.poll(() => told.join()).toMatch(/api\/ticks\.ts[\s\S]*StreamFailed/)
    expect(await tab.evaluate(async () => (await fetch('api/echo')).status)).toBe(200)
  })

  test('is not ended for the worker being idle, nor is a late answer', { tag: '@soak' }, async () => {
    // Firefox cuts a stream after 30 seconds of a worker without events, and an answer that has not begun after 60.
    const seconds = Number(process.env.STOWAWAY_STREAM_SECONDS ?? (engine.name === 'firefox' ? 40 : 8))
    test.setTimeout((seconds + 60) * 1000)
    const [text, late] = await tab.evaluate(async (seconds) => {
      const paths = [`api/ticks?every=1000&count=${seconds}`, `api/late?seconds=${seconds}`]
      return Promise.all(paths.map(async (path) => (await fetch(path)).text()))
    }, seconds)
    expect(text?.endsWith(`${seconds - 1};end`)).toBe(true)
    expect(late).toBe('late')
  })
})

test.describe('server-sent events', () => {
  test('are read to their end', async () => {
    const seen = await tab.evaluate(async () => {
      const found = []
      for await (const { id, event, data } of window.events('api/clock?count=4&id=all')) found.push([id, event, data])
      return found
    })
    const data = (at: number) => JSON.stringify({ at, text: 'a\nb\rc' })
    expect(seen).toEqual([
      ['0', 'even', data(0)],
      ['1', 'odd', data(1)],
      ['2', 'even', data(2)],
      ['3', 'odd', data(3)],
    ])
    expect(await notes(tab, 'all')).toEqual(['from the start', 'ended: AbortError'])
  })

  test('resume after the last id', async () => {
    const ids = await tab.evaluate(async () => {
      const found = []
      for await (const { id } of window.events('api/clock?count=6&cut=3&id=cut')) found.push(id)
      return found
    })
    expect(ids).toEqual(['0', '1', '2', '3', '4', '5'])
    expect((await notes(tab, 'cut')).filter((text) => text.startsWith('from'))).toEqual(['from the start', 'from 2'])
  })

  test('end when the page leaves the loop', async () => {
    await tab.evaluate(async () => {
      for await (const { id } of window.events('api/clock?count=100000&id=break')) if (id === '2') break
    })
    await expect.poll(() => notes(tab, 'break')).toEqual(['from the start', 'ended: AbortError'])
  })

  test('reach an EventSource, which reconnects', async () => {
    const seen = await tab.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const found: string[] = []
          const source = new EventSource('api/clock?count=3&id=native')
          const take = ({ lastEventId, data }: MessageEvent): void => {
            found.push(`${lastEventId} ${JSON.parse(data).at}`)
            if (found.length < 3) return
            source.close()
            resolve(found)
          }
          source.addEventListener('even', take)
          source.addEventListener('odd', take)
        }),
    )
    expect(seen).toEqual(['0 0', '1 1', '2 2'])
  })

  test('are a clear error if the response is no event stream', async () => {
    const message = await tab.evaluate(async () => {
      try {
        for await (const _ of window.events('api/echo')) return 'an event'
        return 'the end'
      } catch (error) {
        return error instanceof Error ? `${error.name}: ${error.message}` : ''
      }
    })
    expect(message).toMatch(/^EventsRefused: EventsRefused \(url: .*api\/echo, status: 200, type: text\/html/)
  })
})

test.describe('uploads', () => {
  test('100 MB are read in parts, and the page sees how far', async () => {
    test.setTimeout(180_000)
    const seen = await tab.evaluate(async () => {
      const megabyte = Uint8Array.from({ length: 1024 * 1024 }, (_, at) => (at * 31) % 251)
      const body = new Blob(Array(100).fill(megabyte), { type: 'application/x-test' })
      const told: UploadProgress[] = []
      const response = await window.upload('api/upload', body, { onProgress: (progress) => told.push(progress) })
      let hash = 0x811c9dc5
      for (let round = 0; round < 100; round += 1)
        for (const byte of megabyte) hash = Math.imul(hash ^ byte, 0x01000193)
      const loaded = told.map((one) => one.loaded)
      return {
        status: response.status,
        answer: await response.json(),
        hash: hash >>> 0,
        between: loaded.filter((bytes) => bytes > 0 && bytes < 104_857_600).length,
        isRising: loaded.every((bytes, at) => at === 0 || bytes >= (loaded[at - 1] ?? 0)),
        last: told.at(-1),
      }
    })
    expect(seen.status).toBe(200)
    expect(seen.answer).toMatchObject({ bytes: 104_857_600, hash: seen.hash, type: 'application/x-test' })
    expect(seen.answer.parts).toBeGreaterThanOrEqual(400)
    expect(seen.between).toBeGreaterThan(3)
    expect([seen.isRising, seen.last]).toEqual([true, { loaded: 104_857_600, total: 104_857_600 }])
  })

  test('of every kind of body, with fetch as well', async () => {
    const seen = await tab.evaluate(async () => {
      const form = new FormData()
      form.append('file', new Blob(['content']), 'a.txt')
      const last: unknown[] = []
      const onProgress = (progress: unknown) => void last.splice(0, 1, progress)
      const sent = await (await window.upload('api/upload', form, { onProgress })).json()
      const text = await (await window.upload('api/upload?whole', 'grüße', { method: 'POST', onProgress })).json()
      const fetched = await (await fetch('api/upload', { method: 'POST', body: 'abc' })).json()
      const empty = await (await fetch('api/upload', { method: 'POST' })).json()
      return { type: sent.type.replace(/;.*/, ''), text, last, fetched: fetched.bytes, empty: empty.bytes }
    })
    expect(seen).toEqual({
      type: 'multipart/form-data',
      text: { bytes: 7 },
      last: [{ loaded: 7, total: 7 }],
      fetched: 3,
      empty: 0,
    })
  })

  test('can be given up', async () => {
    const outcome = await tab.evaluate(async () => {
      const controller = new AbortController()
      const sent = window.upload('api/pending?id=upload', 'x', { signal: controller.signal })
      const noted = async () => (await (await fetch('api/notes?id=upload')).json()) as string[]
      while ((await noted()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
      controller.abort()
      return sent.then(
        () => 'answered',
        (error: Error) => error.name,
      )
    })
    expect(outcome).toBe('AbortError')
    await expect.poll(() => notes(tab, 'upload')).toEqual(['started ?id=upload', 'AbortError'])
  })
})

test.describe('a redirect that keeps the body', () => {
  for (const query of ['status=307', 'status=308', 'read&status=307', 'hops=2', 'hops=2&read']) {
    test(`reaches the other endpoint with method, body, type and cookies: ${query}`, async () => {
      const seen = await tab.evaluate(async (query) => {
        const put = await fetch(`api/moved?${query}`, { method: 'PUT', body: 'some text' })
        const form = new FormData()
        form.append('name', 'Ada')
        form.append('file', new Blob(['content']), 'a.txt')
        const sent = await fetch(`api/moved?${query}`, { method: 'POST', body: form })
        const binary = new Blob(['x'.repeat(100_000)], { type: 'text/x' })
        const large = await (await fetch(`api/moved?${query}`, { method: 'POST', body: binary })).json()
        return { url: put.url, put: await put.json(), form: (await sent.json()).text, large: large.text.length }
      }, query)
      expect(seen).toEqual({
        url: `${site.url}api/echo`,
        put: { method: 'PUT', text: 'some text', type: 'text/plain', hop: '0' },
        form: '[["name","Ada"],["file","content"]]',
        large: 100_000,
      })
    })
  }

  for (const query of ['status=307', 'read&hops=1']) {
    test(`does so for a form that navigates: ${query}`, async () => {
      await tab.evaluate((query) => {
        document.body.innerHTML = `<form method="post" action="api/moved?${query}"><input name="a" value="b c"></form>`
        document.querySelector('form')?.submit()
      }, query)
      await tab.waitForFunction(() => location.pathname.endsWith('/api/echo'))
      expect(JSON.parse((await tab.textContent('body')) ?? '')).toEqual({
        method: 'POST',
        text: 'a=b+c',
        type: 'application/x-www-form-urlencoded',
        hop: '0',
      })
    })
  }

  test('does so for a form with files that navigates', async () => {
    await tab.evaluate(() => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'post', enctype: 'multipart/form-data', action: 'api/moved?hops=1' })
      form.innerHTML = '<input name="a" value="b c">'
      document.body.append(form)
      form.submit()
    })
    await tab.waitForFunction(() => document.body?.textContent?.includes('"method"'))
    expect(JSON.parse((await tab.textContent('body')) ?? '')).toMatchObject({ text: '[["a","b c"]]', hop: '0' })
  })

  test('without a body stays without, and in a circle it is an error', async () => {
    const seen = await tab.evaluate(async () => {
      const empty = await (await fetch('api/moved', { method: 'POST' })).json()
      const circle = await fetch('api/moved?hops=40', { method: 'POST', body: 'x' }).catch((error: Error) => error.name)
      const form = new FormData()
      form.append('a', 'b')
      const fields = await fetch('api/moved?hops=40', { method: 'POST', body: form }).catch(
        (error: Error) => error.name,
      )
      return [empty.text, circle, fields]
    })
    expect(seen).toEqual(['', 'TypeError', 'TypeError'])
  })
})

test.describe('under load and misuse', () => {
  test('work after the answer is done, of a stream too', async () => {
    expect(await tab.evaluate(async () => (await fetch('api/after?id=after')).text())).toBe('answered')
    await expect.poll(() => notes(tab, 'after')).toEqual(['worked on'])
    expect(await tab.evaluate(async () => (await fetch('api/after?stream&id=later')).text())).toBe('streamed')
    await expect.poll(() => notes(tab, 'later')).toEqual(['worked on', 'worked on after the stream'])
  })

  // While any event is open, the browser keeps the worker.
  test('work after the answer of an endpoint that an endpoint fetched extends an event', async () => {
    const seen = async (id: string, query: string) => {
      expect(await tab.evaluate(async (path) => (await fetch(path)).text(), `api/fetched-after?id=${id}${query}`)).toBe(
        'answered',
      )
      await expect.poll(() => notes(tab, id)).toContain('worked on')
      return notes(tab, id)
    }
    expect(await seen('in-place', '')).toEqual(['extended 1', 'worked on'])
    expect(await seen('deeper', '&deep')).toEqual(['extended 1', 'extended 1', 'worked on'])
    expect(await seen('from-work', '&late')).toEqual(['extended 1', 'worked on'])
  })

  test('1,000 requests at once are all answered', { tag: '@one-engine' }, async () => {
    test.setTimeout(120_000)
    const wrong = await tab.evaluate(async () => {
      const all = Array.from({ length: 1000 }, async (_, at) => {
        const streamed = await fetch(at % 2 === 0 ? 'api/echo' : 'api/ticks?count=3&every=0', {
          ...(at % 2 === 0 && { method: 'POST', body: String(at) }),
        })
        const text = await streamed.text()
        return at % 2 === 0 ? JSON.parse(text).text === String(at) : text === '0;1;2;end'
      })
      return (await Promise.all(all)).filter((isRight) => !isRight).length
    })
    expect(wrong).toBe(0)
  })

  test('a handler that blocks the thread for 3 seconds delays the others, no more', {
    tag: '@one-engine',
  }, async () => {
    const seen = await tab.evaluate(async () => {
      const blocked = fetch('api/block?for=3000')
      const others = Array.from({ length: 20 }, async () => (await fetch('api/echo')).status)
      return [await (await blocked).text(), new Set(await Promise.all(others)).size, (await Promise.all(others))[0]]
    })
    expect(seen).toEqual(['blocked', 1, 200])
  })
})

test('an update ends streams: events resume, other streams fail visibly', async ({ base }) => {
  test.setTimeout(120_000)
  await tab.evaluate(() => {
    const seen = { ids: [] as string[], stream: 'open' }
    Object.assign(window, { seen })
    void (async () => {
      for await (const { id } of window.events('api/clock?count=100000&every=100&id=update')) seen.ids.push(id)
    })()
    void fetch('api/ticks?every=200').then(async (response) => {
      await response.text().then(
        () => Object.assign(seen, { stream: 'whole' }),
        () => Object.assign(seen, { stream: 'failed' }),
      )
    })
  })
  await buildInto(folder.path, project, '--base', base, '--mode', `update-${Date.now()}`)
  await tab.evaluate(async () => {
    const replaced = new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve))
    await (await navigator.serviceWorker.getRegistration())?.update()
    await replaced
  })
  const state = () => tab.evaluate(() => (window as unknown as { seen: { ids: string[]; stream: string } }).seen)
  const before = (await state()).ids.length
  await expect.poll(async () => (await state()).ids.length, { timeout: 15_000 }).toBeGreaterThan(before + 5)
  const { ids, stream } = await state()
  expect(ids).toEqual(ids.map((_, at) => String(at)))
  expect(stream).toBe('failed')
})
