import { setTimeout as delay } from 'node:timers/promises'
import type { Told } from '../fixtures/kills/src/client.ts'
import type { Load } from '../fixtures/kills/src/main.ts'
import { randomOf } from '../fixtures/kills/src/random.ts'
import type { Engine } from './engine/engine.ts'
import { isLimited, skipFor } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'

declare const window: Window & { writers: Load; makeLoad(...args: ConstructorParameters<typeof Load>): Load }

const isSoak = process.env.STOWAWAY_SOAK === '1'
const seed = Number(process.env.STOWAWAY_SEED ?? Date.now() % 1_000_000)

/** How often the worker is stopped: all of it in a soak run, a few times elsewhere. */
const amounts = { chromium: isSoak ? 500 : 10, firefox: isSoak ? 50 : 2, webkit: 0 }

test.use({
  // Firefox ends a worker half a second after its last event, whatever it still has to answer.
  launch: {
    firefoxUserPrefs: { 'dom.serviceWorkers.idle_timeout': 200, 'dom.serviceWorkers.idle_extended_timeout': 300 },
  },
})

async function open(tab: Tab, url: string): Promise<void> {
  await tab.goto(url)
  await tab.waitForFunction(() => document.body?.dataset.ready)
}

const start = (tab: Tab, page: string, seed: number, own: boolean): Promise<void> =>
  tab.evaluate(
    ({ page, seed, own }) => {
      window.writers = window.makeLoad(page, seed, 30, own)
    },
    { page, seed, own },
  )

/** The worker's life that answers now. */
const life = (tab: Tab): Promise<string | null> =>
  tab.evaluate(async () => {
    for (let tries = 0; ; tries += 1) {
      try {
        return (await fetch('api/life')).headers.get('x-life')
      } catch (error) {
        if (tries > 20) throw error
      }
    }
  })

/** Stops the worker while all clients write without a pause. */
async function killUnderLoad(tabs: readonly Tab[], engine: Engine, random: () => number): Promise<void> {
  const [tab] = tabs
  if (tab === undefined) return
  for (const each of tabs) await each.evaluate(() => window.writers.start())
  for (let kills = 0; kills < amounts.chromium; kills += 1) {
    const before = await life(tab)
    await delay(random() * 150)
    await engine.stopWorkers()
    await expect.poll(() => life(tab), { intervals: [20], timeout: 20_000 }).not.toBe(before)
  }
  for (const each of tabs) await each.evaluate(() => window.writers.stop())
}

/** Has the browser end the worker while handlers are half done: it does so when no new request comes. */
async function endMidAnswer(tabs: readonly Tab[], engine: Engine, random: () => number): Promise<void> {
  const [tab] = tabs
  if (tab === undefined) return
  for (let kills = 0; kills < amounts.firefox; kills += 1) {
    const before = await life(tab)
    const bursts = tabs.map((each) =>
      each.evaluate(({ time, last }) => window.writers.burst(time, last), {
        time: Math.floor(random() * 200),
        last: 300 + Math.floor(random() * 600),
      }),
    )
    await Promise.all(bursts)
    await engine.stopWorkers()
    expect(await life(tab), 'the worker was not stopped').not.toBe(before)
  }
}

interface Counted {
  readonly count: number
  readonly ids: readonly string[]
}

/** What the collections have: the keys of all rows, and how many were counted for each client. */
interface Rows {
  readonly ids: readonly string[]
  readonly totals: readonly { readonly id: string; readonly count: number }[]
}

/** Compares the app's data with the responses that clients got. Returns how many requests counted more than once. */
async function verify(tab: Tab, all: readonly Told[]): Promise<number> {
  const read = <Value>(path: string): Promise<readonly [string, Value][]> =>
    tab.evaluate(async (path) => (await fetch(path)).json(), path)
  const counters = await read<Counted>('api/count')
  const log = new Set((await read<readonly [number, number]>('api/log')).map(([key, [a, b]]) => `${key} ${a} ${b}`))
  for (const [key, { count, ids }] of counters) expect(count, key).toBe(ids.length)
  const rows = await tab.evaluate(async (): Promise<Rows> => (await fetch('api/rows')).json())
  const rowIds = new Set(rows.ids)
  expect(rowIds.size).toBe(rows.ids.length)
  for (const { id, count } of rows.totals) {
    expect(rows.ids.filter((one) => one.startsWith(`${id}-`)).length, id).toBe(count)
  }
  const ids = counters.flatMap(([, { ids }]) => ids)
  const counted = new Set(ids)
  const lost: string[] = []
  const sent = new Set<string>()
  for (const told of all) {
    for (let n = 1; n <= told.sent; n += 1) sent.add(`${told.client}-${n}`)
    for (const n of told.acknowledged) {
      const id = `${told.client}-${n}`
      if (/^(?:count|common)-/.test(id) && !counted.has(id)) lost.push(id)
      if (id.startsWith('rows-') && !rowIds.has(id)) lost.push(id)
      if (id.startsWith('log-')) {
        for (const part of [0, 1, 2]) if (!log.has(`${id} ${part} ${part} ${part}`)) lost.push(`${id} ${part}`)
      }
    }
  }
  expect(lost).toEqual([])
  expect([...counted].filter((id) => !sent.has(id))).toEqual([])
  expect(rows.ids.filter((id) => !sent.has(id))).toEqual([])
  expect([...log].filter((entry) => !sent.has(entry.split(' ')[0] ?? ''))).toEqual([])
  return ids.length - counted.size
}

test('a worker that is stopped at any moment loses nothing that it has acknowledged', { tag: '@load' }, async ({
  tab,
  engine,
  base,
  serve,
}) => {
  skipFor(engine, 'no-worker-end')
  const kills = amounts[engine.name]
  test.setTimeout(60_000 + kills * 6000)
  const random = randomOf(seed)
  const site = await serve('tests/fixtures/kills')
  await open(tab, site.url)
  const second = await engine.newTab()
  await open(second, site.url)
  const tabs = [tab, second]
  await start(tab, 'a', seed, true)
  await start(second, 'b', seed + 1, false)
  site.takeRequests()

  const began = performance.now()
  await (engine.name === 'chromium' ? killUnderLoad : endMidAnswer)(tabs, engine, random)
  const seconds = Math.round((performance.now() - began) / 1000)

  const all = (await Promise.all(tabs.map((each) => each.evaluate(() => window.writers.end())))).flat()
  const twice = await verify(tab, all)
  const sum = (of: (told: Told) => number): number => all.reduce((total, told) => total + of(told), 0)
  const cuts = all.reduce<Record<string, number>>((total, told) => {
    for (const [reason, count] of Object.entries(told.cuts)) total[reason] = (total[reason] ?? 0) + count
    return total
  }, {})
  console.log(
    `${engine.name} ${base}: ${kills} kills in ${seconds} s, seed ${seed}; ${sum(({ sent }) => sent)} writes sent, ` +
      `${sum(({ acknowledged }) => acknowledged.length)} acknowledged, 0 lost; ` +
      `${new Set(all.flatMap(({ lives }) => lives)).size} lives of the worker answered; ` +
      `${twice} counts ran twice; cut: ${JSON.stringify(cuts)}`,
  )
  expect(all.flatMap(({ wrong }) => wrong)).toEqual([])
  expect(sum(({ acknowledged }) => acknowledged.length)).toBeGreaterThan(kills)
  if (!isLimited(engine, 'runs-again')) expect(twice).toBe(0)

  // All of it again, as a later life and a new page see it.
  await engine.stopWorkers()
  await tab.reload()
  await tab.waitForFunction(() => document.body?.dataset.ready)
  expect(await verify(tab, all)).toBe(twice)
  expect(site.takeRequests().filter((path) => path.includes('/api/'))).toEqual([])
})
