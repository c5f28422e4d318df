import type { Page } from '@playwright/test'
import { idleWorkers } from './engine/idle-workers.ts'
import { isLimited } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import {
  ask,
  clickOn,
  expectText,
  expectTexts,
  fill,
  goOffline,
  openApp,
  retype,
  spoil,
  texts,
} from './gallery-page.ts'
import type { Site } from './serve-builds.ts'

test.use({ launch: idleWorkers })

const password = 'a long sea voyage'

let site: Site

test.beforeAll(async ({ serve }) => {
  site = await serve('site')
})

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
    await openApp(tab, site.url, 'todo/')
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

  test('todos are added, edited, ticked off, moved, filtered and deleted', { tag: '@soak' }, async ({ tab }) => {
    await openApp(tab, site.url, 'todo/')
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

  test('too long, wrong or missing input is refused, and the page says so', { tag: '@soak' }, async ({ tab }) => {
    await openApp(tab, site.url, 'todo/')
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

  test('damaged data is reported and can be reset', { tag: '@soak' }, async ({ tab }) => {
    await openApp(tab, site.url, 'todo/')
    await signUp(tab)
    await add(tab, 'One')
    await spoil(tab, ['gallery', 'todo', 'lists'], 'ada')
    await tab.reload()
    await expectText(tab, '.damaged', 'The list cannot be read')
    await clickOn(tab, '.damaged button', 'Reset demo data')
    await expectText(tab, '#login-title', 'Log in')
    await signUp(tab)
    await add(tab, 'Fresh start')
  })

  test('everything works without a server', { tag: '@soak' }, async ({ tab, base }) => {
    await goOffline(tab, site, 'todo/', base)
    await signUp(tab)
    await add(tab, 'Alone at sea')
    await tab.reload()
    await expectTexts(tab, '.todo-title', ['Alone at sea'])
    await expectText(tab, '.source-code', 'todos.json.ts')
  })

  test('the keyboard is enough', { tag: '@soak' }, async ({ engine, tab }) => {
    test.skip(engine.name !== 'chromium', 'Only Playwright presses any key.')
    await openApp(tab, site.url, 'todo/')
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
