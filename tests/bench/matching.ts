import { branchFinder } from '../../sw/core/routes/branch-finder.ts'
import { compileRoutes } from '../../sw/core/routes/compile-routes.ts'
import { dynamicMatcher } from '../../sw/core/routes/dynamic-matcher.ts'
import { createManifest } from '../../sw/core/routes/manifest.ts'
import { joinPaths, splitPaths } from '../../sw/core/routes/path-list.ts'
import { readTable } from '../../sw/core/routes/read-table.ts'
import { rests } from '../../sw/core/routes/rests.ts'
import type { Route } from '../../sw/core/routes/route.ts'
import { createOracle } from '../core/routes/oracle.ts'
import { createPlainTree } from './plain-tree.ts'

/** Five routes a resource: what a project of endpoints tends to look like. */
const filesOf = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => {
    const folder = `api/resource${Math.floor(index / 5)}`
    const names = ['index.ts', '[id].json.ts', '[id]/comments/[comment].ts', 'files/[...path].ts', 'latest.json.ts']
    return `${folder}/${names[index % names.length] ?? 'index.ts'}`
  })

const pathsOf = (kind: string, count: number): string[] => {
  const last = Math.floor((count - 1) / 5)
  return Array.from({ length: 64 }, (_, index) => {
    const folder = `/api/resource${Math.floor((index * last) / 63)}`
    if (kind === 'static') return `${folder}/latest.json`
    if (kind === 'param + text') return `${folder}/${index}.json`
    if (kind === 'params') return `${folder}/${index}/comments/${index}`
    return kind === 'rest' ? `${folder}/files/a/b/${index}.txt` : `${folder}/${index}/none/x`
  })
}

/** Nanoseconds a call, the best of several rounds: the others were disturbed. */
const measure = (match: (path: string) => unknown, paths: readonly string[]): number => {
  const round = (budget: number): number => {
    let calls = 0
    const start = performance.now()
    let end = start
    while (end - start < budget) {
      for (const path of paths) match(path)
      calls += paths.length
      end = performance.now()
    }
    return ((end - start) * 1e6) / calls
  }
  round(50)
  return Math.min(...Array.from({ length: 5 }, () => round(30)))
}

const column = (text: string | number, width: number) => String(text).padStart(width)

console.log('ns per match, and as a ratio to ours: a plain map and segment tree without parts or priorities, and')
console.log('regular expressions in route order')
console.log(
  `${'routes'.padEnd(8)}${'paths'.padEnd(14)}${column('ours', 8)}${column('tree', 18)}${column('expressions', 22)}`,
)

for (const count of [10, 100, 1_000, 10_000]) {
  const { manifest } = createManifest({ files: filesOf(count) })
  const routes: readonly Route[] = manifest.routes
  const table = compileRoutes(manifest)
  const names = joinPaths(table.names)
  const start = performance.now()
  const matcher = dynamicMatcher(readTable({ ...table, names: splitPaths(names) }), { rests, branchFinder })
  matcher.first(pathsOf('params', count)[0] ?? '')
  const started = performance.now() - start
  const oracle = createOracle(routes, 'ignore')
  const tree = createPlainTree(routes)
  for (const kind of ['static', 'param + text', 'params', 'rest', 'no match']) {
    const paths = pathsOf(kind, count)
    const ours = measure(matcher.first, paths)
    const others = [measure(tree, paths), measure(oracle.first, paths)]
    const cells = others.map((time, index) =>
      column(`${time.toFixed(0)} (${(time / ours).toFixed(2)}×)`, index === 0 ? 18 : 22),
    )
    console.log(`${String(count).padEnd(8)}${kind.padEnd(14)}${column(ours.toFixed(0), 8)}${cells.join('')}`)
  }
  console.log(`${' '.repeat(8)}the worker is ready, with its first match, in ${started.toFixed(1)} ms`)
}
