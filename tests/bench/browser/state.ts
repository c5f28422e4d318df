import { join } from 'node:path'
import type { Figures } from '../../../site/build/figures/figures.ts'
import type { EngineName } from '../../browser/engine/engine.ts'
import type { Tab } from '../../browser/engine/tab.ts'
import type { Bench, BenchRun } from '../bench.ts'
import { least, median } from '../tools/median.ts'
import { writeOurFeatures, writePlainFeatures } from './feature-sites.ts'
import { ask, openSite, timeAdded, timeFetches } from './in-page.ts'
import { withTab } from './with-tab.ts'

/** Endpoints in the order they are asked: cookies last, since every later request carries them. */
const ours = [
  'storage-set',
  'storage-get',
  'session-set',
  'session-get',
  'cookie-set-httponly',
  'cookie-set',
  'cookie-get',
]
const plain = ['put', 'storage-set', 'storage-get']
const loops = ['loop-set', 'loop-get', 'loop-update']
const sessionSizes = [100, 10_000, 100_000, 1_000_000]
const fetches = 150

/** What cookies, sessions and storage add to an answer, beside the same with plain IndexedDB and idb-keyval. */
export const bench: Bench = {
  engines: ['chromium', 'firefox', 'webkit'],
  async run(run) {
    run.progress('building the sites')
    const folders = [
      await writeOurFeatures(join(run.folder, 'ours')),
      await writePlainFeatures(join(run.folder, 'plain')),
    ]
    const tables: Figures[] = []
    for (const engine of run.engines) tables.push(...(await measureIn(engine, run, folders)))
    return tables
  },
}

/** Milliseconds by the address that was asked. */
type Times = Map<string, number[]>

const note = (times: Times, name: string, time: number): unknown => times.set(name, [...(times.get(name) ?? []), time])

async function measureIn(engine: EngineName, run: BenchRun, folders: readonly string[]): Promise<readonly Figures[]> {
  const times: Times = new Map()
  await withTab(engine, folders, async ({ tab, servers: [own, other] }) => {
    if (own === undefined || other === undefined) throw new Error('A site is not served.')
    const total = run.rounds(3)
    for (let round = 1; round <= total; round += 1) {
      run.progress(`${engine}, round ${round} of ${total}`)
      await openSite(tab, own.origin)
      await measureSite(tab, times, 'ours', [...ours, ...loops])
      for (const size of sessionSizes) {
        note(times, `session of ${size}`, await timeFetches(tab, `/api/session-size.json?size=${size}`, 50))
      }
      // The next round's sessions are small again.
      await ask(tab, '/api/session-size.json?size=0')
      await openSite(tab, other.origin)
      await measureSite(tab, times, 'plain', [...plain, ...loops])
      if (own.takeRequests() + other.takeRequests() > 0) throw new Error('The server was asked.')
    }
  })
  const timeOf = (name: string): number => least(times.get(name) ?? [])
  const rateOf = (name: string): number => Math.max(...(times.get(name) ?? []))
  // What costs nothing may measure as a little less than that.
  const added = (site: 'ours' | 'plain', name: string): number =>
    Math.max(0, median(times.get(`${site} ${name}`) ?? []))
  const row = (subject: string, kind: 'ours' | 'limit' | 'peer', values: readonly number[]) => ({
    subject,
    kind,
    values,
  })
  const put = 'a put into IndexedDB'
  return [
    {
      title: `What it adds to an answer (${engine})`,
      unit: 'ms',
      base: { subject: put },
      columns: ['time'],
      rows: [
        row(put, 'limit', [added('plain', 'put')]),
        row('idb-keyval, set', 'peer', [added('plain', 'storage-set')]),
        row('idb-keyval, get', 'peer', [added('plain', 'storage-get')]),
        row('our storage, set', 'ours', [added('ours', 'storage-set')]),
        row('our storage, get', 'ours', [added('ours', 'storage-get')]),
        row('setting a cookie', 'ours', [added('ours', 'cookie-set')]),
        row('setting an HttpOnly cookie', 'ours', [added('ours', 'cookie-set-httponly')]),
        row('reading a cookie', 'ours', [added('ours', 'cookie-get')]),
        row('writing a session', 'ours', [added('ours', 'session-set')]),
        row('reading a session', 'ours', [added('ours', 'session-get')]),
      ],
    },
    {
      title: `Storage operations a second, inside one request (${engine})`,
      unit: 'a second',
      base: { subject: 'idb-keyval' },
      columns: ['set', 'get', 'update'],
      rows: [
        row(
          'idb-keyval',
          'peer',
          loops.map((name) => rateOf(`plain ${name}`)),
        ),
        row(
          'our storage',
          'ours',
          loops.map((name) => rateOf(`ours ${name}`)),
        ),
      ],
    },
    {
      title: `Writing a session, as it grows (${engine})`,
      unit: 'ms',
      base: 'first column',
      columns: ['100 B', '10 kB', '100 kB', '1 MB'],
      rows: [
        row(
          'an answer that writes it',
          'ours',
          sessionSizes.map((size) => timeOf(`session of ${size}`)),
        ),
      ],
    },
  ]
}

async function measureSite(tab: Tab, times: Times, site: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const path = `/api/${name}.json`
    const answer = JSON.parse(await ask(tab, path)) as { perSecond?: number; ok?: boolean }
    if (name.startsWith('loop')) note(times, `${site} ${name}`, answer.perSecond ?? Number.NaN)
    else if (answer.ok !== true) throw new Error(`${path} of ${site} is wrong.`)
    else note(times, `${site} ${name}`, await timeAdded(tab, path, '/api/plain.json', fetches))
  }
}
