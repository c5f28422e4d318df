import { compareRoutes } from '../../../sw/core/routes/compare-routes.ts'
import { parsePattern, parseRoute } from '../../../sw/core/routes/parse-route.ts'
import type { RedirectRoute, Route } from '../../../sw/core/routes/route.ts'

export type Random = (below: number) => number

/** Mulberry32: small, and the same sequence everywhere. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below) | 0
  }
}

export const pick = <Item>(random: Random, items: readonly [Item, ...Item[]]): Item =>
  items[random(items.length)] ?? items[0]

const words = [
  'a',
  'b',
  'ab',
  'x',
  '-',
  '.',
  'a-b',
  'é',
  'e\u0301',
  '🚀',
  '%5B',
  '%5Bx%5D',
  'a?b',
  '#',
  '$&',
  '.*',
  'A',
] as const
const plain = ['a', 'b', 'ab', 'a.json', '-', 'é', '🚀', 'A', 'index', '.x', 'x.'] as const
const texts = ['-', '.', 'a', 'ab', 'pre-', '.json', '-x', 'é', '%5D', '--', '.tar.gz'] as const
const hostile = [
  '',
  '__proto__',
  'constructor',
  'a%2Fb',
  '%',
  '\n',
  'a\nb',
  '\r',
  '\u2028',
  '\u2029',
  '\0',
  '..',
  '...',
  '[',
  '[x]',
] as const
const hostileToo = [
  'a\\b',
  '-',
  '--',
  'a-b-a-b',
  '.json',
  'a.json.json',
  'é',
  'e\u0301',
  '\ud83d',
  'pre-',
  'a%3Fb',
  '%23',
] as const
const names = ['p', 'q', 'r', 's', 't', '$u', '__proto__', 'constructor', 'v1', 'w', 'x', 'y', 'z'] as const

type Namer = () => string

const namer = (): Namer => {
  let next = 0
  return () => names[next++ % names.length] ?? 'p'
}

const randomSegment = (random: Random, name: Namer): string => {
  const kind = random(10)
  if (kind < 4) return pick(random, words)
  if (kind < 6) return `[${name()}]`
  if (kind < 7) return `[...${name()}]`
  let segment = ''
  const parts = 1 + random(3)
  for (let part = 0; part < parts; part++) {
    if (part > 0 || random(2) === 0) segment += pick(random, texts)
    segment += random(5) === 0 ? `[...${name()}]` : `[${name()}]`
  }
  return random(2) === 0 ? segment : segment + pick(random, texts)
}

type Kind = 'any' | 'text only'

const randomPattern = (random: Random, kind: Kind): string => {
  const name = namer()
  const depth = random(5)
  const segment = () => (kind === 'any' ? randomSegment(random, name) : pick(random, plain))
  return Array.from({ length: depth }, segment).join('/')
}

/** Routes and redirects of a made-up project, in route order, without two of one shape. */
export const randomRoutes = (random: Random, kind: Kind = 'any'): (Route | RedirectRoute)[] => {
  const entries = new Map<string, Route | RedirectRoute>()
  const count = 1 + random(14)
  for (let index = 0; index < count; index++) {
    const pattern = randomPattern(random, kind)
    const redirect: RedirectRoute = { ...parsePattern(`/${pattern}`), destination: '/' }
    const entry = kind === 'any' && random(6) === 0 ? redirect : parseRoute(`${pattern === '' ? 'index' : pattern}.ts`)
    entries.set(entry.id.replace(/\[(\.*)[^[\]]+\]/g, '[$1]'), entry)
  }
  return [...entries.values()].sort(compareRoutes)
}

const fill = (random: Random, entry: Route | RedirectRoute): string =>
  entry.segments
    .map((segment) => {
      if (random(12) === 0) return ''
      const [only] = segment
      if (segment.length === 1 && only?.kind === 'rest' && random(3) === 0) return ''
      const text = segment.map((part) => {
        if (part.kind === 'static') return random(15) === 0 ? pick(random, hostile) : part.text
        const value = random(4) === 0 ? pick(random, random(2) === 0 ? hostile : hostileToo) : pick(random, words)
        return part.kind === 'rest' && random(2) === 0 ? `${value}/${pick(random, words)}` : value
      })
      return `/${text.join('')}`
    })
    .join('')

/** A path near one of the entries, or far from all. */
export const randomPath = (random: Random, entries: readonly (Route | RedirectRoute)[]): string => {
  const entry = entries[random(entries.length)]
  let path = entry !== undefined && random(5) > 0 ? fill(random, entry) : ''
  const extra = random(4) === 0 ? random(4) : 0
  for (let index = 0; index < extra; index++) path += `/${pick(random, random(2) === 0 ? hostile : words)}`
  if (random(3) === 0) path += '/'
  return path || '/'
}
