import { join } from 'node:path'
import type { Figures } from '../../../site/build/figures/figures.ts'
import type { EngineName } from '../../browser/engine/engine.ts'
import type { Tab } from '../../browser/engine/tab.ts'
import type { Bench, BenchRun } from '../bench.ts'
import { ask, openSite } from './in-page.ts'
import { page } from './pages.ts'
import { buildSite } from './sites.ts'
import { withTab } from './with-tab.ts'

const keyCounts = [10, 1000, 100_000]
const megabytes = [0.001, 1, 100]

/** Fills the storage up to a number of keys, then measures operations; or stores one value of a size. */
const endpoint = `import { storage } from 'stowaway/storage'
const items = storage.namespace('items')
const value = (index) => ({ index, text: 'x'.repeat(100) })
/** Milliseconds of one operation, in the fastest group: other processes only add time. */
const timed = async (groups, count, operation) => {
  let least = Infinity
  for (let group = 0; group < groups; group += 1) {
    const start = performance.now()
    for (let index = 0; index < count; index += 1) await operation(index)
    least = Math.min(least, (performance.now() - start) / count)
  }
  return least
}
export const GET = async ({ url }) => {
  const number = (name) => Number(url.searchParams.get(name))
  if (url.searchParams.has('fill')) {
    const from = number('from')
    const to = number('fill')
    for (let index = from; index < to; index += 500) {
      const part = Array.from({ length: Math.min(500, to - index) }, (_, offset) => index + offset)
      await Promise.all(part.map((key) => items.set('k' + key, value(key))))
    }
    return Response.json({ ok: true })
  }
  if (url.searchParams.has('keys')) {
    const keys = number('keys')
    const key = (index) => 'k' + ((index * 7919) % keys)
    const set = await timed(5, 20, (index) => items.set(key(index), value(index)))
    const get = await timed(5, 20, (index) => items.get(key(index)))
    const list = await timed(3, 1, () => items.keys())
    const { length } = await items.keys()
    return Response.json({ set, get, list, length })
  }
  const bytes = new Uint8Array(number('bytes')).fill(7)
  const set = await timed(3, 1, () => storage.set('large', bytes))
  const get = await timed(3, 1, () => storage.get('large'))
  const { length } = await storage.get('large')
  await storage.delete('large')
  return Response.json({ set, get, length })
}
`

interface Answer {
  readonly set: number
  readonly get: number
  readonly list: number
  /** Keys, or bytes. */
  readonly length: number
}

/** Storage with many keys, and with large values. */
export const bench: Bench = {
  engines: ['chromium', 'firefox', 'webkit'],
  async run(run) {
    const root = join(run.folder, 'site')
    await buildSite(root, {
      'index.html': page('import "/main.js"'),
      'main.js': 'globalThis.first = { text: "", at: 0 }\n',
      'src/pages/api/storage.json.ts': endpoint,
    })
    const tables: Figures[] = []
    for (const engine of run.engines) tables.push(...(await measureIn(engine, run, join(root, 'dist'))))
    return tables
  },
}

const answer = async (tab: Tab, query: string): Promise<Answer> =>
  JSON.parse(await ask(tab, `/api/storage.json?${query}`)) as Answer

async function measureIn(engine: EngineName, run: BenchRun, folder: string): Promise<readonly Figures[]> {
  const many: Answer[] = []
  const large: (Answer | undefined)[] = []
  await withTab(engine, [folder], async ({ tab, servers: [server] }) => {
    await openSite(tab, server?.origin ?? '')
    for (const [index, keys] of keyCounts.entries()) {
      // In parts, each within the time that a browser gives a request.
      for (let from = keyCounts[index - 1] ?? 0; from < keys; from += 5000) {
        run.progress(`${engine}, storing ${keys} keys: ${from}`)
        await answer(tab, `from=${from}&fill=${Math.min(keys, from + 5000)}`)
      }
      const measured = await answer(tab, `keys=${keys}`)
      if (measured.length !== keys) throw new Error(`${engine} has ${measured.length} of ${keys} keys.`)
      many.push(measured)
    }
    for (const size of megabytes) {
      run.progress(`${engine}, values of ${size} MB`)
      const bytes = size * 1e6
      // An engine may refuse a large value; then there is no figure.
      const measured = await answer(tab, `bytes=${bytes}`).catch(() => undefined)
      large.push(measured?.length === bytes ? measured : undefined)
    }
  })
  const row = (subject: string, values: readonly (number | null)[]) => ({ subject, kind: 'ours' as const, values })
  const common = { unit: 'ms', base: 'first column' } as const
  return [
    {
      title: `Storage, as keys are added (${engine})`,
      ...common,
      columns: keyCounts.map((count) => `${count.toLocaleString('en-US')} keys`),
      rows: [
        row(
          'set',
          many.map(({ set }) => set),
        ),
        row(
          'get',
          many.map(({ get }) => get),
        ),
        row(
          'keys',
          many.map(({ list }) => list),
        ),
      ],
    },
    {
      title: `Storage, as a value grows (${engine})`,
      ...common,
      columns: ['1 kB', '1 MB', '100 MB'],
      rows: [
        row(
          'set',
          large.map((one) => one?.set ?? null),
        ),
        row(
          'get',
          large.map((one) => one?.get ?? null),
        ),
      ],
    },
  ]
}
