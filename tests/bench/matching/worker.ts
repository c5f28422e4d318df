// Measures one subject in a process of its own: `worker.js SUBJECT ROUTES PEERS hot|cold`, with `--expose-gc`.
import { createManifest, type RouteManifest } from '../../../sw/index.ts'
import { median } from '../tools/median.ts'
import type { ColdFigures, HotFigures } from './measured.ts'
import { type MatchedPath, pathsFor, routeFiles } from './routes.ts'
import { type Router, subjects } from './subjects.ts'

const [name = '', count = '', peers = '', mode] = process.argv.slice(2)
const subject = subjects[name]
if (subject === undefined) throw new Error(`There is no subject ${name}.`)
const { manifest } = createManifest({ files: [...routeFiles(Number(count))] })
const paths = pathsFor(manifest.routes)
const create = await subject.prepare(peers)
console.log(JSON.stringify(mode === 'cold' ? cold() : hot()))
process.exit(0)

/**
 * From nothing to the first answer. Ours starts with the manifest's text, since a worker evaluates it; others get routes
 * that are there already, as in code.
 */
function cold(): ColdFigures {
  const text = subject?.kind === 'ours' ? JSON.stringify(manifest) : undefined
  const before = heap()
  const start = performance.now()
  const router = create(text === undefined ? manifest : (JSON.parse(text) as RouteManifest))
  router.find((paths['one param'][0] ?? paths.mix[0])?.path ?? '/')
  const milliseconds = performance.now() - start
  for (const { path } of paths.mix) router.find(path)
  const megabytes = (heap() - before) / 1e6
  // It must live until it was weighed.
  router.find('/')
  return { milliseconds, megabytes }
}

function hot(): HotFigures {
  const router = create(manifest)
  for (const list of Object.values(paths)) for (const one of list.slice(0, 100)) check(router, one)
  const entries = Object.entries(paths).filter(([, list]) => list.length > 0)
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
  const run = (milliseconds: number): number => {
    let calls = 0
    let hits = 0
    const start = performance.now()
    const before = process.cpuUsage()
    do {
      for (const url of urls) {
        // A path that was cut out of a URL, as in a worker, is not interned.
        if (find(url.slice(cut)) != null) hits += 1
        calls += 1
        // A slow list would never come to an end.
        if (calls % 16 === 0 && performance.now() - start > milliseconds * 4) break
      }
    } while (performance.now() - start < milliseconds)
    const { user, system } = process.cpuUsage(before)
    if (hits > calls) throw new Error('More hits than calls.')
    return ((user + system) * 1000) / calls
  }
  run(60)
  return median(Array.from({ length: 5 }, () => run(40)))
}

function heap(): number {
  for (let turn = 0; turn < 4; turn += 1) globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
