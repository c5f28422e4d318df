import { expect } from './engine/test.ts'
import { checkCells } from './matrix/check-cells.ts'
import { test } from './matrix/matrix-test.ts'
import { openApp, runAfterHardReload, runAll, runAtFirstLoad } from './matrix/run-state.ts'

test.describe('first load', () => {
  test.use({ state: 'first load' })
  test('every initiator', async ({ launched, engineName, site, ledger, state }) => {
    test.slow()
    const found = await runAtFirstLoad(() => launched.newEngine(), { url: site.url, ledger })
    await checkCells({ engineName, state, found, ledger })
  })
})

test.describe('warm', () => {
  test.use({ state: 'warm' })
  test('every initiator', async ({ engineName, tab, site, ledger, state }) => {
    await openApp(tab, site.url)
    await openApp(tab, site.url)
    const found = await runAll(tab, state, { url: site.url, ledger })
    await checkCells({ engineName, state, found, ledger })
  })
})

test.describe('hard reload', () => {
  test.use({ state: 'hard reload' })
  test('every initiator', async ({ engineName, site, ledger, state, engine, tab }) => {
    test.slow()
    const found = await runAfterHardReload(engine, tab, { url: site.url, ledger })
    await checkCells({ engineName, state, found, ledger })
  })
})

test.describe('second tab', () => {
  test.use({ state: 'second tab' })
  test('every initiator', async ({ engineName, engine, tab, site, ledger, state }) => {
    await openApp(tab, site.url)
    const second = await engine.newTab()
    await openApp(second, site.url)
    const found = await runAll(second, state, { url: site.url, ledger })
    await checkCells({ engineName, state, found, ledger })
  })
})

test.describe('after update', () => {
  test.use({ state: 'after update' })
  test('every initiator', async ({ engineName, tab, site, ledger, state }) => {
    await openApp(tab, site.url)
    await site.update()
    await tab.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration()
      await registration?.update()
    })
    const answered = (): Promise<string> => tab.evaluate(async () => (await fetch('api/text.txt?key=helper')).text())
    await expect.poll(answered, { timeout: 30_000 }).toContain('of build 2')
    const found = await runAll(tab, state, { url: site.url, ledger })
    await checkCells({ engineName, state, found, ledger, build: 2 })
  })
})

test.describe('offline', () => {
  test.use({ state: 'offline' })
  test('every initiator', async ({ engineName, tab, site, ledger, state }) => {
    await openApp(tab, site.url)
    await site.close()
    const found = await runAll(tab, state, { url: site.url, ledger })
    await checkCells({ engineName, state, found, ledger })
  })
})
