import type { Page } from '@playwright/test'
import { expectNoViolations } from './axe.ts'
import { idleWorkers } from './engine/idle-workers.ts'
import { expect, test } from './engine/test.ts'
import { clickOn, expectText, fill, openApp } from './gallery-page.ts'
import type { Site } from './serve-builds.ts'

test.use({ launch: idleWorkers })

let site: Site

test.beforeAll(async ({ serve }) => {
  site = await serve('site')
})

test.describe('the gallery', () => {
  test('shows the source of each app on its first page', async ({ tab }) => {
    await openApp(tab, site.url, '')
    await clickOn(tab, '.card-files a', 'notes/[id].json.ts')
    await expectText(tab, '.source-code', 'export const PUT')
    await clickOn(tab, '.source-file', 'gallery/notes/changes.ts')
    await expectText(tab, '.source-code', 'BroadcastChannel')
  })

  test('has no violations that axe finds, and fits a phone', { tag: '@soak' }, async ({ engine, tab }) => {
    test.skip(engine.name !== 'chromium', 'axe runs in Chromium.')
    test.slow()
    const page = tab as Page
    const check = async (): Promise<void> => {
      await expectNoViolations(tab)
      await page.setViewportSize({ width: 390, height: 844 })
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
      await page.setViewportSize({ width: 1280, height: 900 })
    }
    await openApp(tab, site.url, '')
    await clickOn(tab, '.card-files a', 'session.json.ts')
    await expectText(tab, '.source-code', 'session.json.ts')
    await check()
    await openApp(tab, site.url, 'shop/')
    await expectText(tab, '#found', '60 things')
    await check()
    await openApp(tab, site.url, 'todo/')
    await expectText(tab, '#login-title', 'Log in')
    await check()
    await clickOn(tab, 'button', 'Try it with a sample account')
    await expectText(tab, '.todo-title', 'Reload the page: you stay logged in')
    await fill(tab, '#new-todo', 'Mend the net')
    await tab.press('#new-todo', 'Enter')
    await expectText(tab, '.todo-title', 'Mend the net')
    await clickOn(tab, 'input', 'Done: Mend the net')
    await fill(tab, '#new-todo', ' ')
    await tab.press('#new-todo', 'Enter')
    await expectText(tab, '#new-todo-error', 'The todo is empty.')
    await check()
    await openApp(tab, site.url, 'notes/?q=cheese')
    await clickOn(tab, '.note-name', 'A weekend in Ghent')
    await expectText(tab, '.editor [role=status]', 'Saved')
    await check()
    await clickOn(tab, '.editor button', 'Delete')
    await expectText(tab, '.notice', 'is deleted')
    await check()
    await openApp(tab, site.url, 'feeds/')
    await clickOn(tab, 'button', 'Show: RSS rss.xml')
    await check()
  })
})
