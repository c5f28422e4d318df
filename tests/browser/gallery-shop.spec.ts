import { idleWorkers } from './engine/idle-workers.ts'
import { isLimited } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { clickOn, expectText, fill, goOffline, openApp, retype, texts } from './gallery-page.ts'
import type { Site } from './serve-builds.ts'

test.use({ launch: idleWorkers })

let site: Site

test.beforeAll(async ({ serve }) => {
  site = await serve('site')
})

async function logIn(tab: Tab): Promise<void> {
  await fill(tab, '#password', 'ahoy')
  await clickOn(tab, '.counter-form button', 'Log in')
  await expectText(tab, '.counter', 'Logged in as captain')
}

test.describe('the shop', () => {
  test('is searched, sorted and paged, sells, and starts again', { tag: '@smoke' }, async ({ tab, engine }) => {
    await openApp(tab, site.url, 'shop/')
    await expectText(tab, '#found', '60 things')
    expect(await texts(tab, '.product')).toHaveLength(12)
    await clickOn(tab, '.pages button', 'Next')
    await expectText(tab, '.pages', 'Page 2 of 5')
    await fill(tab, '#search', 'porto lan')
    await expectText(tab, '#found', '1 thing')
    await retype(tab, '#search', '')
    await expectText(tab, '#found', '60 things')

    await fill(tab, '#password', 'land')
    await clickOn(tab, '.counter-form button', 'Log in')
    await expectText(tab, '.notice', 'Name or password is wrong.')
    await logIn(tab)
    await clickOn(tab, '.product button', 'Buy: Bergen candle')
    await expectText(tab, '.notice', 'Bergen candle is yours.')
    const sold = (await texts(tab, '.product-facts'))[0]
    if (!isLimited(engine, 'no-worker-stop')) await engine.stopWorkers()
    await tab.reload()
    await expectText(tab, '.counter', 'Logged in as captain')
    await expect.poll(async () => (await texts(tab, '.product-facts'))[0]).toBe(sold)

    await clickOn(tab, 'button', 'A failing one')
    await expectText(tab, '.notice-error', /No response|The mast is broken/)
    await clickOn(tab, 'button', 'Reset the shop')
    await expectText(tab, '.notice', 'as it was on the first day')
    await expectText(tab, 'label', 'Password')
    expect((await texts(tab, '.product-facts'))[0]).not.toBe(sold)
  })

  test('works offline, with pictures that are sent', { tag: '@one-engine' }, async ({ tab, engine, base }) => {
    test.skip(isLimited(engine, 'no-blob-in-private'), 'Pictures are stored as blobs.')
    await goOffline(tab, site, 'shop/', base)
    await expectText(tab, '#found', '60 things')
    await logIn(tab)
    await tab.evaluate(() => {
      const files = new DataTransfer()
      const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'
      files.items.add(new File([picture], 'a.svg', { type: 'image/svg+xml' }))
      const input = document.querySelector<HTMLInputElement>('.product input[type=file]')
      if (input === null) throw new Error('There is no place for a picture.')
      input.files = files.files
      input.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await tab.waitForFunction(() => document.querySelector<HTMLImageElement>('img.product-picture')?.naturalWidth === 4)
  })
})
