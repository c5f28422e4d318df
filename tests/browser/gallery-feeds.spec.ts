import { openDemo } from './demo-page.ts'
import { idleWorkers } from './engine/idle-workers.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { ask, clickOn, expectText, fill, goOffline, openApp, spoil, texts } from './gallery-page.ts'
import type { Site } from './serve-builds.ts'

test.use({ launch: idleWorkers })

let site: Site

test.beforeAll(async ({ serve }) => {
  site = await serve('site')
})

test.describe('feeds', () => {
  const rowTexts = (tab: Tab): Promise<Record<string, string[]>> =>
    tab.evaluate(() =>
      Object.fromEntries(
        [...document.querySelectorAll<HTMLTableRowElement>('tr[data-address]')].map((row) => [
          row.dataset.address,
          [...row.cells].slice(1, 7).map((cell) => cell.textContent ?? ''),
        ]),
      ),
    )
  const answered = (tab: Tab): Promise<unknown> =>
    tab.waitForFunction(() => {
      const cells = [...document.querySelectorAll('.answered-by')]
      return cells.length === 10 && cells.every((cell) => cell.textContent !== '')
    })

  test('files and live answers are right, and the table tells which is which', async ({ tab }) => {
    await openDemo(tab, site.url)
    await openApp(tab, site.url, 'feeds/')
    await answered(tab)
    const live = ['On request', '200']
    const worker = expect.stringMatching(/^worker, [\d.]+ ms$/)
    const size = expect.stringMatching(/^[\d,]+ B$/)
    const file = 'file, kept offline'
    const xml = expect.stringMatching(/xml$/)
    expect(await rowTexts(tab)).toEqual({
      'rss.xml': ['Prerendered', '200', xml, '8 items', size, file],
      'live/rss.xml': [...live, 'application/rss+xml', '8 items', size, worker],
      'sitemap.xml': ['Prerendered', '200', xml, '8 pages', size, file],
      'card/becalmed-off-sark.svg': ['Prerendered', '200', 'image/svg+xml', 'a drawing', size, file],
      'live/card.svg?title=Land+ho': [...live, 'image/svg+xml', 'a drawing', size, worker],
      'identicon/ada.png': [...live, 'image/png', '126 × 126 pixels', size, worker],
      'live/chart.png': [...live, 'image/png', '640 × 240 pixels', size, worker],
      'calendar.ics': ['Prerendered', '200', 'text/calendar', '8 days', size, file],
      'live/calendar.ics': [...live, 'text/calendar', '8 days', size, worker],
      'live/log.csv': [...live, 'text/csv', '9 rows', size, worker],
    })
    await clickOn(tab, 'button', 'Ask again: RSS live/rss.xml')
    await expect.poll(async () => (await rowTexts(tab))['live/rss.xml']?.[1]).toBe('304')
    await clickOn(tab, 'button', 'Show: Card card/becalmed-off-sark.svg')
    await tab.waitForFunction(() => (document.querySelector<HTMLImageElement>('img.shown')?.naturalWidth ?? 0) > 0)
  })

  test('an entry appears in the live feed and not in the built one, whatever it contains', { tag: '@soak' }, async ({
    tab,
  }) => {
    await openApp(tab, site.url, 'feeds/')
    await answered(tab)
    const title = '=1+1 <b>"Land" & ho</b>\u0007'
    await tab.evaluate(
      ({ title }) =>
        fetch('live/log.json', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ title, text: 'a;b,c\nBEGIN:VEVENT', miles: 30 }),
        }),
      { title },
    )
    await tab.reload()
    await expectText(tab, '.log', '=1+1 <b>"Land" & ho</b>')
    await answered(tab)
    const rows = await rowTexts(tab)
    expect(rows['rss.xml']?.[3]).toBe('8 items')
    expect(rows['live/rss.xml']?.[3]).toBe('9 items')
    expect(rows['live/calendar.ics']?.[3]).toBe('9 days')
    const feed = (await ask(tab, 'live/rss.xml')).text
    const read = await tab.evaluate(
      (text) => new DOMParser().parseFromString(text, 'application/xml').querySelector('item title')?.textContent,
      feed,
    )
    expect(read).toBe('=1+1 <b>"Land" & ho</b>')
    expect((await ask(tab, 'live/log.csv')).text).toContain(`"'=1+1 <b>""Land"" & ho</b>`)
    expect((await ask(tab, 'live/card.svg?title=')).status).toBe(422)
    expect((await ask(tab, `live/card.svg?title=${'x'.repeat(121)}`)).status).toBe(422)
    const card = await ask(tab, 'live/card.svg?title=%3Cscript%3Ealert(1)%3C/script%3E')
    expect(card.text).not.toContain('<script')
    expect((await ask(tab, `identicon/${'x'.repeat(101)}.png`)).status).toBe(414)

    await fill(tab, '#entry-miles', '900')
    await fill(tab, '#entry-title', 'Too far')
    await clickOn(tab, '.entry-form button', 'Write')
    await expectText(tab, '#entry-error', 'from 0 to 500')
    await clickOn(tab, 'button', 'Remove my entries')
    await expect.poll(async () => (await texts(tab, '.log li')).length).toBe(8)
    await spoil(tab, ['gallery', 'feeds', 'log'], 'entries')
    await tab.reload()
    await expectText(tab, '.damaged', 'The log cannot be read')
    await clickOn(tab, '.damaged button', 'Reset demo data')
    await expectText(tab, '#log-title', 'The ship’s log')
  })

  test('everything works without a server', { tag: '@soak' }, async ({ tab, base }) => {
    await goOffline(tab, site, 'feeds/', base)
    await answered(tab)
    await tab.reload()
    await answered(tab)
    const rows = Object.values(await rowTexts(tab))
    expect(rows.map(([, status]) => status)).toEqual(Array.from({ length: 10 }, () => '200'))
    await fill(tab, '#card-title', 'Adrift')
    await tab.waitForFunction(
      () => (document.querySelector<HTMLImageElement>('img[alt="Social card: Adrift"]')?.naturalWidth ?? 0) > 0,
    )
  })
})
