import { join } from 'node:path'
import { areas } from '../msw/areas.ts'
import type { Behaviour } from '../msw/behaviour.ts'
import { type RealServer, startRealServer } from '../msw/real-server.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { buildInto, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

test.use({ sharesTab: true })

let output: TemporaryFolder
let server: RealServer
let other: RealServer
let url: string

test.beforeAll(async ({ base }) => {
  output = await temporaryFolder()
  await buildInto(join(output.path, base), 'tests/fixtures/msw', '--base', base)
  server = await startRealServer(output.path)
  other = await startRealServer(output.path)
  url = new URL(base, server.url).href
})

test.afterAll(async () => {
  await server?.close()
  await other?.close()
  await output?.remove()
})

/** What a row that runs in the page returns. */
const inPage = (tab: Tab, run: (...given: never[]) => unknown, at = ''): Promise<unknown> =>
  tab.evaluate(`(${run})({ ...globalThis.tools, other: ${JSON.stringify(other.url)} }, ${JSON.stringify(at)})`)

/** A row that hangs takes no time from the others. */
async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It takes more than 20 seconds.')), 20_000)
  })
  await Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** Whether the shared tab shows the fixture's page. */
let isHome = false

async function home(tab: Tab): Promise<void> {
  await tab.goto(url)
  await tab.waitForFunction(() => document.body?.dataset.ready)
  isHome = true
}

for (const { name, behaviours } of areas) {
  const rows = Object.values(behaviours).flat()
  const runs = rows.filter(({ proof }) => 'page' in proof || 'both' in proof || 'drive' in proof)
  if (runs.length === 0) continue
  // Rows share a page, and a row that fails hides no other.
  test(`as in MSW: ${name}`, async ({ tab, engine }) => {
    const show = async ({ name, proof }: Behaviour): Promise<void> => {
      if (!isHome && !('drive' in proof)) await home(tab)
      if ('page' in proof) expect.soft(await inPage(tab, proof.page), name).toEqual(proof.gives)
      if ('both' in proof) {
        expect.soft(await inPage(tab, proof.both, 'real'), `${name}: the server`).toEqual(proof.gives)
        expect.soft(await inPage(tab, proof.both, 'api'), name).toEqual(proof.gives)
      }
      if ('drive' in proof) {
        isHome = false
        await inTime(proof.drive({ tab, engine, url, server, other, home: () => home(tab) }))
      }
    }
    for (const row of runs) {
      await test.step(row.name, () =>
        show(row).catch((error: unknown) => {
          isHome = false
          expect.soft(String(error), row.name).toBe('')
        }),
      )
    }
  })
}
