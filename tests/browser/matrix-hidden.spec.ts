import { expect } from './engine/test.ts'
import { checkCells } from './matrix/check-cells.ts'
import { hideTab } from './matrix/hide-tab.ts'
import { test } from './matrix/matrix-test.ts'
import { openApp, runAll } from './matrix/run-state.ts'

test.use({ state: 'hidden tab', plain: true })

test('hidden tab: every initiator', { tag: '@soak' }, async ({ engineName, engine, site, ledger, state }) => {
  const tab = await engine.newTab()
  const hidden = await hideTab(engine, tab)
  await openApp(hidden, site.url)
  expect(await hidden.evaluate(() => document.visibilityState)).toBe('hidden')
  const found = await runAll(hidden, state, { url: site.url, ledger })
  expect(await hidden.evaluate(() => document.visibilityState), 'after the last').toBe('hidden')
  await checkCells({ engineName, state, found, ledger })
})
