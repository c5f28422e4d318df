import type { Route } from '../../../sw/core/routes/route.ts'

/** Shapes of JSON endpoints: 30 % without params, 50 % with one, 15 % with several, 5 % with a rest. */
const shapes = [
  'api/NAME.json',
  'api/NAME/[id].json',
  'v2/NAME/index.json',
  'v2/NAME/[id].json',
  'v2/NAME/[a]/[b].json',
  'feeds/NAME/[slug].xml',
  'feeds/NAME.xml',
  'data/NAME/[id].json',
  'data/NAME/[year]/[day].json',
  'open/NAME/[id].json',
  'open/NAME/all.json',
  'mobile/NAME/[id].json',
  'mobile/NAME/list.json',
  'next/NAME/[id].json',
  'next/NAME/first/[id].json',
  'next/NAME/[x]/under/[y].json',
  'other/NAME/[id].json',
  'other/NAME/all/list.json',
  'other/NAME/all/[id].json',
  'files/NAME/[...path]',
]

/** Names of endpoint files. */
export const routeFiles = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => {
    const shape = shapes[index % shapes.length] ?? ''
    return `${shape.replace('NAME', `resource${Math.floor(index / shapes.length)}`)}.ts`
  })

export interface MatchedPath {
  readonly path: string
  /** The route that answers; `undefined` for a miss. */
  readonly id: string | undefined
  readonly params: Readonly<Record<string, string>>
}

export type PathKind = 'static' | 'one param' | 'several params' | 'rest' | 'miss'

/** The share of each kind in the mix, in percent. */
const shares: Readonly<Record<PathKind, number>> = {
  static: 45,
  'one param': 30,
  'several params': 10,
  rest: 5,
  miss: 10,
}

const kindOf = ({ segments }: Route): PathKind => {
  const parts = segments.flat()
  if (parts.some(({ kind }) => kind === 'rest')) return 'rest'
  const params = parts.filter(({ kind }) => kind === 'param').length
  return params === 0 ? 'static' : params === 1 ? 'one param' : 'several params'
}

const count = 500

/** Paths of each kind, and a mix of all: the same for every subject and in every run. */
export function pathsFor(routes: readonly Route[]): Readonly<Record<PathKind | 'mix', readonly MatchedPath[]>> {
  const random = createRandom(42)
  const choose = <Value>(from: readonly Value[]): Value => from[Math.floor(random() * from.length)] as Value
  const word = (): string => `k${Math.floor(random() * 1e6).toString(36)}`
  const hit = (route: Route): MatchedPath => {
    const params: Record<string, string> = {}
    const segments = route.segments.map((segment) =>
      segment
        .map((part) => {
          if (part.kind === 'static') return part.text
          const value = part.kind === 'rest' ? `${word()}/${word()}/file.bin` : word()
          params[part.name] = value
          return value
        })
        .join(''),
    )
    return { path: `/${segments.join('/')}`, id: route.id, params }
  }
  const miss = (index: number): MatchedPath => {
    const { path } = hit(choose(routes))
    const wrong = [
      '/favicon.ico',
      `/none${path}`,
      `${path.replace(/\/resource/, '/none')}/a/b/c`,
      '/assets/index-1a2b3c4d.js',
    ]
    return { path: wrong[index % wrong.length] ?? '/', id: undefined, params: {} }
  }
  const many = (make: (index: number) => MatchedPath): readonly MatchedPath[] =>
    Array.from({ length: count }, (_, i) => make(i))
  const byKind = (kind: PathKind): readonly MatchedPath[] => {
    if (kind === 'miss') return many(miss)
    const own = routes.filter((route) => kindOf(route) === kind)
    return own.length === 0 ? [] : many(() => hit(choose(own)))
  }
  const kinds = Object.keys(shares) as PathKind[]
  const sets = Object.fromEntries(kinds.map((kind) => [kind, byKind(kind)])) as Record<PathKind, readonly MatchedPath[]>
  const weighted = kinds.flatMap((kind) =>
    Array.from({ length: sets[kind].length === 0 ? 0 : shares[kind] }, () => kind),
  )
  return { ...sets, mix: many(() => choose(sets[choose(weighted)])) }
}

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
