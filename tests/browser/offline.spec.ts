import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listFiles } from '../../compiler/node/list-files.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { answeredBytes, builtBytes } from './file-bytes.ts'
import { buildInto, type TemporaryFolder, temporaryFolder } from './serve-project.ts'
import { type StaticHost, startStaticHost } from './static-host.ts'

interface OfflinePage extends Window {
  offlineReady(): Promise<{ files: number; missing: string[] } | undefined>
  printed: string[]
}
declare const window: OfflinePage

test.use({ sharesTab: true })

let built: TemporaryFolder
let folder: TemporaryFolder
let host: StaticHost

test.beforeAll(async ({ base }) => {
  built = await temporaryFolder()
  await buildInto(built.path, 'tests/fixtures/offline', '--offline', '--base', base)
})
test.afterAll(() => built.remove())

test.beforeEach(async ({ base }) => {
  folder = await temporaryFolder()
  await cp(built.path, folder.path, { recursive: true })
  host = await startStaticHost(folder.path, base)
})
test.afterEach(async () => {
  await host.stop()
  await folder.remove()
})

async function open(tab: Tab, path = ''): Promise<void> {
  await tab.goto(host.url + path)
  await tab.waitForFunction(() => document.body?.dataset.late === 'late')
}

const offlineState = (tab: Tab) => tab.evaluate(() => window.offlineReady())

async function openAndKeep(tab: Tab): Promise<void> {
  await open(tab)
  expect((await offlineState(tab))?.missing).toEqual([])
}

/** The files that visitors see. */
const keptFiles = async (): Promise<string[]> =>
  (await listFiles(folder.path)).filter(
    (file) =>
      !/\.map$|^(sw|stowaway-(fallback(-worker)?|local))\.js$|^_headers$|^netlify\.toml$|^\.nojekyll$/.test(file),
  )

interface Answer {
  readonly status: number
  readonly text: string
  readonly type: string | null
  readonly redirected: boolean
}

const ask = (tab: Tab, path: string, init: RequestInit = {}): Promise<Answer> =>
  tab.evaluate(
    async ({ url, init }) => {
      const response = await fetch(url, init as RequestInit)
      const { status, redirected, headers } = response
      return { status, redirected, text: await response.text(), type: headers.get('content-type') }
    },
    { url: host.url + path, init: init as object },
  )

const printed = (tab: Tab): Promise<string> => tab.evaluate(() => window.printed.join('\n'))

test.describe('with an empty profile', () => {
  test.use({ sharesTab: false })

  test('every file and endpoint answers without the host, byte for byte', async ({ tab, engine }) => {
    await openAndKeep(tab)
    const other = await engine.newTab()
    await tab.close()
    await host.stop()
    await open(other)
    expect(await other.textContent('h1')).toBe('Home')
    const files = await keptFiles()
    expect(files.length).toBeGreaterThan(15)
    expect(await answeredBytes(other, host.url, files)).toEqual(await builtBytes(folder.path, files))
    expect(await ask(other, 'api/hello.json')).toMatchObject({ status: 200, text: '"hello"' })
    await other.reload()
    await other.waitForFunction(() => document.body?.dataset.late === 'late')
    expect(await other.evaluate(() => document.querySelector('img')?.naturalWidth)).toBe(8)
    expect(await printed(other)).toBe('')
  })
})

test('a host’s own settings, which it does not serve, are not missing', { tag: '@one-engine' }, async ({ tab }) => {
  await rm(join(folder.path, 'netlify.toml'))
  await openAndKeep(tab)
  expect(await printed(tab)).toBe('')
})

test('a file with # and ? in its name answers offline', async ({ tab }) => {
  await openAndKeep(tab)
  await host.stop()
  expect(await ask(tab, 'what%20is%20c%23%3F.txt')).toMatchObject({ status: 200, text: 'Named with # and ?\n' })
  await expect(ask(tab, 'what%20is%20c')).rejects.toThrow()
})

test('pages open offline at every address that the host serves them at', async ({ tab, base }) => {
  await openAndKeep(tab)
  await host.stop()
  for (const [path, heading] of [
    ['', 'Home'],
    ['?utm_source=x&y=1#z', 'Home'],
    ['index.html', 'Home'],
    ['about.html?a', 'About'],
    ['about', 'About'],
    ['about.html/', 'About'],
    ['docs/', 'Docs'],
    ['docs', 'Docs'],
    ['docs/index.html?a=b', 'Docs'],
    ['nowhere/at/all', 'Nothing here'],
  ] as const) {
    await tab.goto(host.url + path)
    expect(await tab.textContent('h1'), path).toBe(heading)
    const status = await tab.evaluate(
      () => (performance.getEntriesByType('navigation') as PerformanceNavigationTiming[])[0]?.responseStatus,
    )
    // WebKit tells no status of a worker's answer.
    expect([heading === 'Nothing here' ? 404 : 200, 0, undefined], path).toContain(status)
    expect(await tab.evaluate(() => location.pathname + location.search + location.hash)).toBe(base + path)
  }
  await open(tab)
  expect(await ask(tab, 'docs')).toMatchObject({ status: 200, redirected: false })
  // Only navigations get a page in place of what is not there.
  await expect(ask(tab, 'nowhere')).rejects.toThrow()
})

test('unknown addresses are the host’s while it is there', async ({ tab }) => {
  await openAndKeep(tab)
  await writeFile(join(folder.path, 'later.html'), '<!doctype html><h1>Later</h1>')
  await tab.goto(`${host.url}later.html`)
  expect(await tab.textContent('h1')).toBe('Later')
})

test('HEAD has headers and no body', async ({ tab }) => {
  await openAndKeep(tab)
  await host.stop()
  const length = (await readFile(join(folder.path, 'list.json'))).length
  const answer = await tab.evaluate(async (url) => {
    const response = await fetch(url, { method: 'HEAD' })
    return { length: response.headers.get('content-length'), text: await response.text() }
  }, `${host.url}list.json`)
  expect(answer).toEqual({ length: String(length), text: '' })
})

test('ranges of kept files and of endpoints', async ({ tab }) => {
  await openAndKeep(tab)
  await host.stop()
  for (const path of ['tone.wav', 'api/tone.wav']) {
    const answers = await tab.evaluate(async (url) => {
      const ask = async (range: string) => {
        const response = await fetch(url, { headers: { range } })
        const size = (await response.arrayBuffer()).byteLength
        return `${response.status} ${size} ${response.headers.get('content-range')}`
      }
      return [await ask('bytes=0-3'), await ask('bytes=160040-'), await ask('bytes=-2'), await ask('bytes=160044-')]
    }, host.url + path)
    expect(answers, path).toEqual([
      '206 4 bytes 0-3/160044',
      '206 4 bytes 160040-160043/160044',
      '206 2 bytes 160042-160043/160044',
      '416 0 bytes */160044',
    ])
    const position = await tab.evaluate(
      (url) =>
        new Promise<string>((resolve) => {
          const audio = new Audio(url)
          audio.muted = true
          audio.onerror = () => resolve(`error ${audio.error?.message}`)
          audio.onloadedmetadata = () => {
            audio.onseeked = () => resolve(`${Math.round(audio.duration)} s, at ${Math.round(audio.currentTime)} s`)
            audio.currentTime = 15
          }
        }),
      host.url + path,
    )
    expect(position, path).toBe('20 s, at 15 s')
  }
})

test('a changed or deleted entry is repaired, and is a clear error without the host', async ({ tab }) => {
  await openAndKeep(tab)
  const damage = (how: 'change' | 'delete' | 'all') =>
    tab.evaluate(async (how) => {
      for (const name of await caches.keys()) {
        if (how === 'all') return caches.delete(name)
        const cache = await caches.open(name)
        for (const request of await cache.keys()) {
          if (!request.url.includes('/list.json')) continue
          if (how === 'delete') await cache.delete(request)
          else await cache.put(request, new Response('[6, 6, 6]'))
        }
      }
    }, how)
  const whole = { status: 200, text: '[1,2,3]' }
  await damage('change')
  expect(await ask(tab, 'list.json')).toMatchObject(whole)

  for (const how of ['delete', 'all'] as const) {
    await damage(how)
    expect(await ask(tab, 'list.json'), how).toMatchObject(whole)
    await expect.poll(async () => (await offlineState(tab))?.missing).toEqual([])
    await host.stop()
    expect(await ask(tab, 'list.json'), how).toMatchObject(whole)
    await damage(how)
    const gone = await ask(tab, 'list.json')
    expect(gone.status, how).toBe(503)
    expect(gone.text).toContain('list.json is a file of this site')
    await host.start()
  }
})
