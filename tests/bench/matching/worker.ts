// Measures one subject in a separate process: `worker.js SUBJECT ROUTES PEERS`, with `--expose-gc`.
import { createManifest, type RouteManifest } from '../../../sw/index.ts'
import { cpuTime } from '../tools/cpu-time.ts'
import { least } from '../tools/median.ts'
import type { ColdFigures, HotFigures, MatchingFigures } from './measured.ts'
import { type MatchedPath, pathsFor, routeFiles } from './routes.ts'
import { type Router, subjects } from './subjects.ts'

const [name = '', count = '', peers = ''] = process.argv.slice(2)
const subject = subjects[name]
if (subject === undefined) throw new Error(`There is no subject ${name}.`)
const { manifest } = createManifest({ files: [...routeFiles(Number(count))] })
const paths = pathsFor(manifest.routes)
const create = await subject.prepare(peers)
const figures: MatchingFigures = { ...cold(), ...hot() }
console.log(JSON.stringify(figures))
process.exit(0)

/**
 * From nothing to the first answer. Ours starts with the manifest's text, since a worker evaluates it; others get routes
 * that are there already, as in code.
 */
function cold(): ColdFigures {
  const text = subject?.kind === 'ours' ? JSON.stringify(manifest) : undefined
  const before = heap()
  const start = cpuTime()
  const router = create(text === undefined ? manifest : (JSON.parse(text) as RouteManifest))
  router.find((paths['one param'][0] ?? paths.mix[0])?.path ?? '/')
  const milliseconds = cpuTime() - start
  for (const { path } of paths.mix) router.find(path)
  // A few bytes of something else may have been freed.
  const megabytes = Math.max(0, heap() - before) / 1e6
  // It must live until it was weighed.
  router.find('/')
  return { milliseconds, megabytes }
}

function hot(): HotFigures {
  const router = create(manifest)
  for (const list of Object.values(paths)) for (const one of list.slice(0, 100)) check(router, one)
  // The kinds are compared at one size only.
  const entries = Object.entries(paths).filter(([kind]) => kind === 'mix' || count === '1000')
  return Object.fromEntries(entries.map(([kind, list]) => [kind, timeOf(router, list)]))
}

function check(router: Router, { path, id, params }: MatchedPath): void {
  const raw = router.find(path)
  const found = raw === undefined || raw === null ? undefined : router.read(raw)
  const isRight =
    found?.id === id &&
    (found === undefined || Object.entries(params).every(([key, value]) => found.params[key] === value))
  if (!isRight) throw new Error(`${name} finds ${JSON.stringify(found)} for ${path}, which is ${id}.`)
}

/** Nanoseconds of CPU a match. */
function timeOf({ find }: Router, list: readonly MatchedPath[]): number {
  const urls = list.map(({ path }) => `http://localhost${path}`)
  const cut = 'http://localhost'.length
  let hits = 0
  /** @param milliseconds of CPU: beside other processes, a budget of wall time would end before the code is compiled */
  const run = (milliseconds: number): number => {
    let calls = 0
    const start = cpuTime()
    let used = 0
    do {
      for (const url of urls) {
        // A path that was cut out of a URL, as in a worker, is not interned.
        if (find(url.slice(cut)) != null) hits += 1
        calls += 1
        // One pass through a long list of expressions would take seconds.
        if (calls % 100 === 0 && cpuTime() - start > milliseconds) break
      }
      used = cpuTime() - start
    } while (used < milliseconds)
    return (used * 1e6) / calls
  }
  run(50)
  const times = Array.from({ length: 5 }, () => run(20))
  if (hits < 0) throw new Error('A loop without effect may be left out.')
  return least(times)
}

function heap(): number {
  for (let turn = 0; turn < 4; turn += 1) globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
