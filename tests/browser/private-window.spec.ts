import { expect, test } from './engine/test.ts'
import { buildInto, preview, temporaryFolder } from './serve-project.ts'

const project = 'tests/fixtures/first-visit'

test.use({ launch: { firefoxUserPrefs: { 'browser.privatebrowsing.autostart': true } } })

// Playwright's contexts in Chromium and automated sessions of WebKit are private all the time.
test('a private window has its worker from the first visit on', async ({ tab, base, engine }) => {
  const folder = await temporaryFolder()
  await buildInto(folder.path, project, '--base', base)
  const site = await preview(folder.path, base)
  await tab.goto(site.url)
  await tab.waitForFunction(() => document.body?.dataset.first !== undefined)
  expect(await tab.evaluate(() => document.body?.dataset.first)).toBe('200')
  expect(await tab.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  if (engine.name === 'firefox') {
    // What tells a private window of Firefox: it has no file system of its own.
    const folderOf = () =>
      navigator.storage.getDirectory().then(
        () => 'ordinary',
        () => 'private',
      )
    expect(await tab.evaluate(folderOf)).toBe('private')
  }
  await site.close()
  await folder.remove()
})
