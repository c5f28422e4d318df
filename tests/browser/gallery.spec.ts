import type { Page } from '@playwright/test'
import { expectNoViolations } from './axe.ts'
import { openDemo } from './demo-page.ts'
import { idleWorkers } from './engine/idle-workers.ts'
import { isLimited } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { ask, clickOn, expectText, expectTexts, fill, retype, spoil, texts } from './gallery-page.ts'
import type { Site } from './serve-builds.ts'
import { preview } from './serve-project.ts'

test.use({ launch: idleWorkers })

const password = 'a long sea voyage'

let site: Site

test.beforeAll(async ({ serve }) => {
  site = await serve('site')
})

const open = async (tab: Tab, app: string, url = site.url): Promise<void> => {
  await tab.goto(`${url}gallery/${app}`)
}

/** Has the site kept, opens an app, and stops the server. */
async function goOffline(tab: Tab, app: string, base: string): Promise<void> {
  const own = await preview(site.folder, 'site', '--base', base)
  try {
    await openDemo(tab, own.url)
  } finally {
    await own.close()
  }
  await open(tab, app, own.url)
}

test.describe('todos', () => {
  async function signUp(tab: Tab, name = 'Ada'): Promise<void> {
    await clickOn(tab, '.login .segments button', 'Sign up')
    await fill(tab, '#name', name)
    await fill(tab, '#password', password)
    await clickOn(tab, '.login .primary', 'Sign up')
    await expectText(tab, '#list-title', `${name}’s list`)
  }

  async function add(tab: Tab, title: string): Promise<void> {
    await fill(tab, '#new-todo', title)
    await tab.press('#new-todo', 'Enter')
    await expectText(tab, '.todo-title', title)
    await expectText(tab, '.saving', 'Saved')
  }

  test('a login survives a reload and a stopped worker, and ends with logging out', async ({ engine, tab }) => {
    await open(tab, 'todo/')
    await fill(tab, '#name', 'Ada')
    await fill(tab, '#password', password)
    await clickOn(tab, '.login .primary', 'Log in')
    await expectText(tab, '#login-error', 'Name or password is wrong.')

    await signUp(tab)
    await add(tab, 'Mend the net')
    expect(await tab.evaluate(() => document.cookie)).toBe('')
    if (!isLimited(engine, 'no-worker-end')) await engine.stopWorkers()
    await add(tab, 'Buy tea')
    await tab.reload()
    await expectTexts(tab, '.todo-title', ['Mend the net', 'Buy tea'])

    await clickOn(tab, 'button', 'Log out')
    await fill(tab, '#name', 'ada')
    await fill(tab, '#password', `${password}?`)
    await clickOn(tab, '.login .primary', 'Log in')
    await expectText(tab, '#login-error', 'Name or password is wrong.')
    expect((await ask(tab, 'todos.json')).status).toBe(401)
    await fill(tab, '#password', password)
    await clickOn(tab, '.login .primary', 'Log in')
    await expectTexts(tab, '.todo-title', ['Mend the net', 'Buy tea'])
  })

  test('todos are added, edited, ticked off, moved, filtered and deleted', async ({ tab }) => {
    await open(tab, 'todo/')
    await signUp(tab)
    for (const title of ['One', '<b>Two</b>', 'Three']) await add(tab, title)
    expect(await texts(tab, '.todo-title b')).toEqual([])

    await clickOn(tab, '.todo-title', 'One')
    await retype(tab, '.todo-field', 'First & foremost')
    await tab.press('.todo-field', 'Enter')
    await expectTexts(tab, '.todo-title', ['First & foremost', '<b>Two</b>', 'Three'])
    await clickOn(tab, 'button', 'Move up: Three')
    await clickOn(tab, 'input', 'Done: <b>Two</b>')
    await clickOn(tab, '.panel-foot button', 'Open')
    await expectTexts(tab, '.todo-title', ['First & foremost', 'Three'])
    await clickOn(tab, '.panel-foot button', 'All')
    await expectText(tab, '.saving', 'Saved')
    await tab.reload()
    await expectTexts(tab, '.todo-title', ['First & foremost', 'Three', '<b>Two</b>'])

    await clickOn(tab, 'button', 'Clear done')
    await clickOn(tab, 'button', 'Delete: Three')
    await expectTexts(tab, '.todo-title', ['First & foremost'])
    await tab.reload()
    await expectTexts(tab, '.todo-title', ['First & foremost'])
  })

  test('what is too long, of the wrong type or gone is refused, and the page says so', async ({ tab }) => {
    await open(tab, 'todo/')
    await signUp(tab)
    await fill(tab, '#new-todo', 'x'.repeat(201))
    await tab.press('#new-todo', 'Enter')
    await expectText(tab, '#new-todo-error', '201 characters, at most 200 fit')
    await expectTexts(tab, '.todo-title', [])
    expect(await tab.evaluate(() => document.querySelector<HTMLInputElement>('#new-todo')?.value.length)).toBe(201)

    const long = JSON.stringify({ title: 'x'.repeat(20_000) })
    expect((await ask(tab, 'todos.json', 'POST', { body: long })).status).toBe(413)
    const headers = { 'content-type': 'text/plain' }
    expect((await ask(tab, 'todos.json', 'POST', { body: '{"title":"x"}', headers })).status).toBe(415)
    expect((await ask(tab, 'todos.json', 'POST', { body: '{"title":' })).status).toBe(400)
    expect((await ask(tab, 'todos.json', 'POST', { body: '[1]' })).status).toBe(400)
    expect((await ask(tab, 'todos.json', 'POST', { body: '{"title":7}' })).status).toBe(422)
    const taken = JSON.stringify({ name: 'ADA', password })
    expect((await ask(tab, 'account.json', 'POST', { body: taken })).status).toBe(409)

    await fill(tab, '#new-todo', 'Soon gone')
    await tab.press('#new-todo', 'Enter')
    await expectText(tab, '.saving', 'Saved')
    const [{ id }] = JSON.parse((await ask(tab, 'todos.json')).text)
    expect((await ask(tab, `todos/${id}.json`, 'PATCH', { body: '{"position":-1}' })).status).toBe(422)
    expect((await ask(tab, `todos/${id}.json`, 'DELETE')).status).toBe(204)
    await clickOn(tab, 'input', 'Done: Soon gone')
    await expectText(tab, '.notice', 'This todo no longer exists.')
    await expectTexts(tab, '.todo-title', [])
  })

  test('damaged data is told, and can be reset', async ({ tab }) => {
    await open(tab, 'todo/')
    await signUp(tab)
    await add(tab, 'One')
    await spoil(tab, ['gallery', 'todo', 'lists'], 'ada')
    await tab.reload()
    await expectText(tab, '.damaged', 'The list cannot be read')
    await clickOn(tab, '.damaged button', 'Reset demo data')
    await expectText(tab, '#login-title', 'Log in')
    await signUp(tab)
    await add(tab, 'Anew')
  })

  test('everything works without a server', async ({ tab, base }) => {
    await goOffline(tab, 'todo/', base)
    await signUp(tab)
    await add(tab, 'Alone at sea')
    await tab.reload()
    await expectTexts(tab, '.todo-title', ['Alone at sea'])
    await expectText(tab, '.source-code', 'todos.json.ts')
  })

  test('the keyboard is enough', async ({ engine, tab }) => {
    test.skip(engine.name !== 'chromium', 'Only Playwright presses any key.')
    await open(tab, 'todo/')
    const { keyboard } = tab as Page
    const focused = (): Promise<string> =>
      tab.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id ?? '')
    const tabTo = async (name: string): Promise<void> => {
      for (let presses = 0; presses < 40 && (await focused()) !== name; presses += 1) await keyboard.press('Tab')
      expect(await focused()).toBe(name)
    }
    await tab.waitForFunction(() => document.querySelector('#name') !== null)
    await tabTo('name')
    await keyboard.press('Shift+Tab')
    await keyboard.press('Enter')
    await tabTo('name')
    await keyboard.type('Ada')
    await keyboard.press('Tab')
    await keyboard.type(password)
    await keyboard.press('Enter')
    await expect.poll(focused).toBe('new-todo')
    for (const title of ['One', 'Two', 'Three']) {
      await keyboard.type(title)
      await keyboard.press('Enter')
      await expectText(tab, '.todo-title', title)
    }
    await tabTo('Edit: One')
    await keyboard.press('Alt+ArrowDown')
    await expectTexts(tab, '.todo-title', ['Two', 'One', 'Three'])
    await expect.poll(focused).toBe('Edit: One')
    await keyboard.press('Alt+ArrowDown')
    await keyboard.press('Alt+ArrowDown')
    await expectTexts(tab, '.todo-title', ['Two', 'Three', 'One'])
    await expectText(tab, '[role=status]', 'One is the last.')
    await keyboard.press('Enter')
    await keyboard.type('Last')
    await keyboard.press('Escape')
    await expect.poll(focused).toBe('Edit: One')
    await keyboard.press('Enter')
    await keyboard.type('Last')
    await keyboard.press('Enter')
    await expectTexts(tab, '.todo-title', ['Two', 'Three', 'Last'])
    await keyboard.press('Shift+Tab')
    await keyboard.press('Space')
    await tabTo('Delete: Last')
    await keyboard.press('Enter')
    await expectTexts(tab, '.todo-title', ['Two', 'Three'])
    await expect.poll(focused).toBe('Edit: Three')
  })
})

test.describe('notes', () => {
  const live = (tab: Tab): Promise<unknown> =>
    tab.waitForFunction(() => document.querySelector('.feed[data-live=true]') && document.querySelector('.note'))

  async function write(tab: Tab, title: string, text: string): Promise<void> {
    await clickOn(tab, 'button', 'New note')
    await fill(tab, '#note-title', title)
    await fill(tab, '#note-text', text)
    await fill(tab, '#note-tags', 'fresh, Sea')
    await clickOn(tab, '.editor button', 'Save')
    await expectText(tab, '.editor [role=status]', 'Saved, version 1')
  }

  test('notes are searched, filtered, sorted and paged, also after a reload', async ({ tab }) => {
    await open(tab, 'notes/')
    await expectText(tab, '#found', '200 notes')
    expect(await texts(tab, '.note')).toHaveLength(20)
    await clickOn(tab, '.pages button', 'Next')
    await expectText(tab, '.pages', 'Page 2 of 10')
    await tab.reload()
    await expectText(tab, '.pages', 'Page 2 of 10')

    await fill(tab, '#search', 'GDANSK cheese')
    await expectTexts(tab, '.note-name', ['A weekend in Gdańsk'])
    await retype(tab, '#search', '')
    await clickOn(tab, '.tag-filter', 'garden25')
    await expectText(tab, '#found', '25 notes')
    await tab.goBack()
    await expectText(tab, '#found', '200 notes')
    expect((await ask(tab, 'notes.json?page=0')).status).toBe(422)
    expect((await ask(tab, 'notes.json?sort=__proto__')).status).toBe(422)
    const { notes } = JSON.parse((await ask(tab, 'notes.json?sort=title&page=99')).text)
    expect(notes).toHaveLength(20)
  })

  test('notes are written, changed and deleted, and deleting is undone', async ({ engine, tab }) => {
    await open(tab, 'notes/')
    await live(tab)
    await write(tab, '<i>New</i>', '<script>document.title = 1</script>')
    await expectText(tab, '.note:first-child .note-excerpt', '<script>document.title = 1</script>')
    if (!isLimited(engine, 'no-worker-end')) await engine.stopWorkers()
    await fill(tab, '#note-text', 'Second thoughts')
    await clickOn(tab, '.editor button', 'Save')
    await expectText(tab, '.editor [role=status]', 'Saved, version 2')
    await clickOn(tab, '.editor button', 'Delete')
    await expectText(tab, '#found', '200 notes')
    await clickOn(tab, '.notice button', 'Undo')
    await expectText(tab, '#found', '201 notes')
    await tab.reload()
    await expectText(tab, '.note', '<i>New</i>')

    await clickOn(tab, 'button', 'New note')
    await fill(tab, '#note-text', 'No title')
    await clickOn(tab, '.editor button', 'Save')
    await expectText(tab, '#note-error', 'The title is empty.')
    const long = JSON.stringify({ title: 'Long', text: 'x'.repeat(10_001) })
    expect((await ask(tab, 'notes.json', 'POST', { body: long })).status).toBe(422)
    const longer = JSON.stringify({ title: 'Longer', text: 'x'.repeat(100_000) })
    expect((await ask(tab, 'notes.json', 'POST', { body: longer })).status).toBe(413)
  })

  test('two tabs stay in step, and the second to save a note chooses', async ({ engine, tab }) => {
    await open(tab, 'notes/')
    await live(tab)
    const other = await engine.newTab()
    await open(other, 'notes/')
    await live(other)
    await write(tab, 'Both see this', 'One')
    await expectText(other, '.note-name', 'Both see this')
    // A stream that breaks off comes back, and what was missed is asked for.
    await expectText(other, '.feed', /Created: Both see this|Connected/)

    await clickOn(other, '.note-name', 'Both see this')
    await expectText(other, '.editor [role=status]', 'Saved, version 1')
    await fill(other, '#note-text', 'Other')
    await fill(tab, '#note-text', 'Two')
    await clickOn(tab, '.editor button', 'Save')
    await expectText(tab, '.editor [role=status]', 'Saved, version 2')
    await clickOn(other, '.editor button', 'Save')
    await expectText(other, '#note-error', 'changed elsewhere')
    await clickOn(other, '.editor button', 'Keep mine')
    await expectText(other, '.editor [role=status]', 'Saved, version 3')
    await expectText(tab, '.editor [role=status]', 'Saved, version 3')
    expect(await tab.evaluate(() => document.querySelector('textarea')?.value)).toBe('Other')

    if (!isLimited(engine, 'no-worker-end')) await engine.stopWorkers()
    await clickOn(other, '.editor button', 'Delete')
    await expectText(tab, '#found', '200 notes')
  })

  test('an export can be imported again, and a wrong file changes nothing', async ({ tab }) => {
    await open(tab, 'notes/')
    await live(tab)
    const exported = await ask(tab, 'export.json')
    expect(exported.type).toBe('application/json')
    expect(JSON.parse(exported.text).notes).toHaveLength(200)
    const first = JSON.parse(exported.text).notes[0]
    expect((await ask(tab, `notes/${first.id}.json`, 'DELETE')).status).toBe(204)
    await expectText(tab, '#found', '199 notes')
    expect(await ask(tab, 'import.json', 'POST', { body: exported.text })).toMatchObject({ text: '{"imported":200}' })
    await expectText(tab, '#found', '200 notes')

    const wrong = JSON.stringify({ notes: [{ title: 'Right' }, { title: '' }] })
    expect(await ask(tab, 'import.json', 'POST', { body: wrong })).toMatchObject({
      status: 422,
      text: expect.stringContaining('Note 2: the title is empty.'),
    })
    const many = JSON.stringify({ notes: Array.from({ length: 1001 }, () => ({ title: 'x' })) })
    expect((await ask(tab, 'import.json', 'POST', { body: many })).status).toBe(422)
    const huge = JSON.stringify({ notes: [{ title: 'x'.repeat(2_000_001) }] })
    expect((await ask(tab, 'import.json', 'POST', { body: huge })).status).toBe(413)
    expect((await ask(tab, 'import.json', 'POST', { body: '{"notes":{"__proto__":1}}' })).status).toBe(422)
    await expectText(tab, '#found', '200 notes')
  })

  test('damaged data is told, and can be reset', async ({ tab }) => {
    await open(tab, 'notes/')
    await expectText(tab, '#found', '200 notes')
    await spoil(tab, ['gallery', 'notes', 'notes'], 'seed-1')
    await tab.reload()
    await expectText(tab, '.damaged', 'A note cannot be read')
    await clickOn(tab, '.damaged button', 'Reset demo data')
    await expectText(tab, '#found', '200 notes')
  })

  test('everything works without a server', async ({ tab, base }) => {
    await goOffline(tab, 'notes/', base)
    await live(tab)
    await write(tab, 'Alone at sea', 'No server')
    await tab.reload()
    await expectText(tab, '.note-name', 'Alone at sea')
  })
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
    await open(tab, 'feeds/')
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

  test('an entry is in the live feed and not in the built one, whatever it holds', async ({ tab }) => {
    await open(tab, 'feeds/')
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

  test('everything works without a server', async ({ tab, base }) => {
    await goOffline(tab, 'feeds/', base)
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

test.describe('the gallery', () => {
  test('shows the source of each app on its first page', async ({ tab }) => {
    await open(tab, '')
    await clickOn(tab, '.card-files a', 'notes/[id].json.ts')
    await expectText(tab, '.source-code', 'export const PUT')
    await clickOn(tab, '.source-file', 'gallery/notes/changes.ts')
    await expectText(tab, '.source-code', 'BroadcastChannel')
  })

  test('has no violations that axe finds, and fits a phone', async ({ engine, tab }) => {
    test.skip(engine.name !== 'chromium', 'axe runs in Chromium.')
    test.slow()
    const page = tab as Page
    const check = async (): Promise<void> => {
      await expectNoViolations(tab)
      await page.setViewportSize({ width: 390, height: 844 })
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
      await page.setViewportSize({ width: 1280, height: 900 })
    }
    await open(tab, '')
    await clickOn(tab, '.card-files a', 'session.json.ts')
    await expectText(tab, '.source-code', 'session.json.ts')
    await check()
    await open(tab, 'todo/')
    await expectText(tab, '#login-title', 'Log in')
    await check()
    await clickOn(tab, 'button', 'Try it with a sample account')
    await fill(tab, '#new-todo', 'Mend the net')
    await tab.press('#new-todo', 'Enter')
    await expectText(tab, '.todo-title', 'Mend the net')
    await clickOn(tab, 'input', 'Done: Mend the net')
    await fill(tab, '#new-todo', ' ')
    await tab.press('#new-todo', 'Enter')
    await expectText(tab, '#new-todo-error', 'The todo is empty.')
    await check()
    await open(tab, 'notes/?q=cheese')
    await clickOn(tab, '.note-name', 'A weekend in Ghent')
    await expectText(tab, '.editor [role=status]', 'Saved')
    await check()
    await clickOn(tab, '.editor button', 'Delete')
    await expectText(tab, '.notice', 'is deleted')
    await check()
    await open(tab, 'feeds/')
    await clickOn(tab, 'button', 'Show: RSS rss.xml')
    await check()
  })
})
