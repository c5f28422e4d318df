import { expect, test } from 'vitest'
import { endpointPath } from '../../../sw/client/endpoint/endpoint-path.ts'
import { StowawayError } from '../../../sw/core/errors/stowaway-error.ts'
import { createMatcher } from '../../../sw/core/routes/matcher.ts'
import { parsePattern } from '../../../sw/core/routes/parse-route.ts'
import { decodePathname } from '../../../sw/core/routes/pathname.ts'
import { createRandom, pick } from '../../core/routes/random-routes.ts'

const segments = ['a', '[x]', '[x]-[y]', '[...x]', 'pre-[x].json', '[...x].zip', 'é', 'a.b', '[...y]', '[z]'] as const
const values = [
  'a',
  'b-c',
  'a/b',
  '',
  'é',
  'e\u0301',
  '%41',
  '100%',
  '..',
  'a.b',
  '-',
  '/',
  'a//b',
  '\n',
  '日',
  undefined,
]
const slashes = ['ignore', 'always', 'never'] as const

// The regular expression of one route must say what the matcher of a whole project does.
test('the matcher reads the same params from every generated path', () => {
  const random = createRandom(7)
  let made = 0
  for (let run = 0; run < 20_000; run++) {
    const id = `/${Array.from({ length: 1 + random(3) }, () => pick(random, segments)).join('/')}`
    const params = Object.fromEntries(['x', 'y', 'z'].map((name) => [name, values[random(values.length)]]))
    const trailingSlash = pick(random, slashes)
    const path = attempt(() => endpointPath(id, params, trailingSlash))
    if (path === undefined) continue
    made++
    const url = new URL(path, 'https://example.org')
    expect(url.pathname + url.search).toBe(path)
    const matcher = createMatcher({ routes: [{ ...parsePattern(id), file: 'x.ts' }], redirects: [], trailingSlash })
    const hit = matcher.first(decodePathname(url.pathname).pathname)
    for (const [name, value] of Object.entries(hit?.params ?? { missed: '' })) {
      expect(value ?? '', `${name} of ${path}, made of ${id}`).toBe((params[name] ?? '').normalize())
    }
  }
  expect(made).toBeGreaterThan(1000)
})

function attempt(make: () => string): string | undefined {
  try {
    return make()
  } catch (error) {
    // A name that occurs twice is no route; the others are what is refused on purpose.
    if (error instanceof StowawayError) return undefined
    throw error
  }
}
