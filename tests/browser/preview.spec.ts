import type { PreviewEvent } from '../../sw/live.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import type { Served } from './serve-project.ts'

// Globals of the fixture's page, for the functions that run there.
declare const live: typeof import('../../sw/live.ts')
declare const base: string

test.use({ sharesTab: true })

let site: Served

test.beforeEach(async ({ tab, serve }) => {
  site = await serve('tests/fixtures/live')
  await tab.goto(site.url)
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
  site.takeRequests()
})

/**
 * Shows pages side by side, and waits until each has said `here`. Returns what they logged within a second after
 * that, or after `lines` of each. */
const show = (tab: Tab, pages: readonly string[], lines = 1): Promise<readonly (readonly string[])[]> =>
  tab.evaluate(
    async ({ pages, lines }) => {
      const dot = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'
      const shown = pages.map((html) => {
        const preview = live.createPreview({
          script: `${base}live-preview.js`,
          parent: document.body,
          title: 'Preview',
          root: 'https://project.test/',
          answer: async ({ url }) => {
            const { pathname } = new URL(url)
            if (pathname === '/') return new Response(html, { headers: { 'content-type': 'text/html' } })
            if (pathname === '/dot.svg') return new Response(dot, { headers: { 'content-type': 'image/svg+xml' } })
            return new Response(`answered ${pathname}`)
          },
        })
        const logged: string[] = []
        const here = new Promise<void>((resolve) => {
          preview.onEvent((event: PreviewEvent) => {
            if (event.type !== 'console') return
            logged.push(event.args.join(' '))
            if (event.args[0] === 'here') resolve()
          })
        })
        return { preview, logged, here }
      })
      await Promise.all(
        shown.map(async ({ preview, here }) => {
          await preview.open(new Request('https://project.test/'))
          await here
        }),
      )
      const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
      // On a loaded machine, pictures take their time.
      const end = Date.now() + 20_000
      while (Date.now() < end && shown.some(({ logged }) => logged.length < lines)) await wait(100)
      await wait(1000)
      for (const { preview } of shown) preview.remove()
      return shown.map(({ logged }) => logged)
    },
    { pages, lines },
  )

test('a previewed page asks the page around it', async ({ tab }) => {
  const page = `<script>console.log('here'); fetch('/a').then((r) => r.text()).then(console.log)</script>`
  expect(await show(tab, [page])).toEqual([['here', 'answered /a']])
})

test('pictures and media in the markup are answered, and only foreign addresses are refused', async ({ tab }) => {
  const page = `<!doctype html><script>
      addEventListener('securitypolicyviolation', ({ blockedURI }) => console.log('refused', blockedURI))
      console.log('here')
    </script>
    <img src="dot.svg?a" onload="console.log('image', this.naturalWidth)">
    <input type="image" alt="" src="dot.svg?b" onload="console.log('input', this.offsetWidth)">
    <video poster="dot.svg?c" src="clip.mp4"></video><audio><source src="/sound.ogg"></audio>
    <img src="https://other.test/dot.svg" onerror="console.log('foreign')">
    <script>console.log('src', document.images[0].src)</script>`
  const [logged = []] = await show(tab, [page], 6)
  expect([...logged].sort()).toEqual([
    'foreign',
    'here',
    'image 8',
    'input 8',
    expect.stringContaining('refused https://other.test'),
    'src https://project.test/dot.svg?a',
  ])
})

const ways: Readonly<Record<string, (url: string) => string>> = {
  'its location': (url) => `<script>console.log('here'); location = '${url}'</script>`,
  'a replaced location': (url) => `<script>console.log('here'); location.replace('${url}')</script>`,
  'a refresh': (url) => `<meta http-equiv="refresh" content="0;url=${url}"><script>console.log('here')</script>`,
  'a link that nobody watches': (url) =>
    `<script>
      console.log('here')
      const link = Object.assign(document.createElement('a'), { href: '${url}' })
      link.addEventListener('click', (event) => event.stopImmediatePropagation())
      document.documentElement.append(link)
      link.click()
    </script>`,
  'the frame around it': (url) =>
    `<script>console.log('here'); try { parent.location = '${url}' } catch {} try { top.location = '${url}' } catch {}</script>`,
  'its own frame': (url) => `<iframe src="${url}"></iframe><script>console.log('here')</script>`,
  'a form': (url) =>
    `<form action="${url}"></form><script>console.log('here'); HTMLFormElement.prototype.submit.call(document.forms[0])</script>`,
  'another window': (url) => `<script>console.log('here'); open('${url}')</script>`,
}

test('a previewed page cannot leave, whatever it tries', async ({ tab }) => {
  const own = new URL('leak', site.url)
  const other = new URL(own)
  other.hostname = own.hostname === 'localhost' ? '127.0.0.1' : 'localhost'
  const pages = Object.entries(ways).flatMap(([name, page]) =>
    [own, other].map((url) => page(`${url}?${encodeURIComponent(name)}`)),
  )
  expect(await show(tab, pages)).toHaveLength(pages.length)
  expect(site.takeRequests().filter((path) => path.includes('leak'))).toEqual([])
  expect(await tab.evaluate(() => location.pathname)).toBe(new URL(site.url).pathname)
})
