import { idleWorkers } from './engine/idle-workers.ts'
import { expect } from './engine/test.ts'
import { answerers, checkCells } from './matrix/check-cells.ts'
import { test } from './matrix/matrix-test.ts'
import { runAfterKills } from './matrix/run-after-kills.ts'

test.use({ state: 'killed worker', launch: idleWorkers })

test('killed worker: every initiator', { tag: '@one-engine' }, async ({
  launched,
  engineName,
  site,
  ledger,
  state,
}) => {
  const found = await runAfterKills(launched, engineName, { url: site.url, ledger })
  const workers = answerers(found)
  expect(new Set(workers).size, 'workers, each started for one cell').toBe(workers.length)
  await checkCells({ engineName, state, found, ledger })
})
