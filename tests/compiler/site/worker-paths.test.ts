import { describe, expect, test } from 'vitest'
import { workerPaths } from '../../../compiler/site/worker-paths.ts'
import { matchUrl } from '../../../sw/core/app/match-url.ts'
import { createManifest } from '../../../sw/core/routes/manifest.ts'
import { createMatcher } from '../../../sw/core/routes/matcher.ts'
import type { RouteManifest, TrailingSlash } from '../../../sw/core/routes/route-manifest.ts'
import { createRandom, pick } from '../../core/routes/random-routes.ts'

interface Given {
  readonly routes: readonly string[]
  readonly prerendered?: readonly string[]
  readonly files: readonly string[]
  readonly base?: string
  readonly trailingSlash?: TrailingSlash
  readonly redirects?: Readonly<Record<string, string>>
}

function manifestOf({ routes, prerendered = [], files, base, trailingSlash, redirects }: Given): RouteManifest {
  const { manifest } = createManifest({
    files: routes,
    ...(base && { base }),
    ...(trailingSlash && { trailingSlash }),
    ...(redirects && { redirects }),
  })
  return { ...manifest, files, prerendered }
}

const pathsOf = (given: Given, scripts: readonly string[] = []) => workerPaths(manifestOf(given), new Set(scripts))

describe('a worker must know the files', () => {
  test('that an endpoint on request would answer otherwise', () => {
    const files = ['/posts/1.json', '/posts/2.json', '/posts/1.txt', '/', '/index.html', '/api/x.png']
    expect(pathsOf({ routes: ['posts/[id].json.ts', 'api/[...all].ts'], files })).toEqual([
      '/posts/1.json',
      '/posts/2.json',
      '/api/x.png',
    ])
  })

  test('and not those that only prerendered endpoints match', () => {
    const routes = ['posts/[id].json.ts', 'api/live.ts']
    expect(pathsOf({ routes, prerendered: ['posts/[id].json.ts'], files: ['/posts/1.json', '/api/live'] })).toEqual([
      '/api/live',
    ])
  })

  test('that a redirect would answer, below a base', () => {
    const files = ['/repo/old/a.html', '/repo/new.html', '/old/a.html', '/repo', '/repo/']
    expect(pathsOf({ routes: ['x.ts'], redirects: { '/old/[page]': '/x' }, base: '/repo', files })).toEqual([
      '/repo/old/a.html',
    ])
    expect(pathsOf({ routes: ['index.ts'], base: '/repo', files })).toEqual(['/repo', '/repo/'])
  })

  test.each(['ignore', 'always', 'never'] as const)('that match with another slash, under %s', (trailingSlash) => {
    const files = ['/about', '/about/', '/about/index.html', '/other']
    expect(pathsOf({ routes: ['about.ts'], trailingSlash, files })).toEqual(['/about', '/about/'])
  })

  test('that are the scripts of pages', () => {
    expect(pathsOf({ routes: ['a.ts'], files: ['/assets/boot.js', '/assets/a.css'] }, ['/assets/boot.js'])).toEqual([
      '/assets/boot.js',
    ])
  })
})

test('without the others, each URL leads to the same', { timeout: 30_000 }, () => {
  const random = createRandom(3)
  const routes = ['a.ts', 'a.json.ts', '[x].ts', 'b/[x].json.ts', 'b/[...x].ts', '[x]-[y].ts', 'c/index.ts', 'é.ts']
  const names = ['/a', '/a/', '/a.json', '/b/1.json', '/b', '/b/', '/b/c/d', '/x-y', '/c', '/c/index.html', '/é', '/']
  const urls = [...names, '/a.json/', '//a', '/b//1.json', '/%61', '/b/%2e%2e/a', '/b/1%2Ejson', '/%25', '/%C3%A9/']
  const wrong: string[] = []
  let needed = 0
  for (let run = 0; run < 300; run++) {
    const trailingSlash = pick(random, ['ignore', 'always', 'never'] as const)
    const some = <Item>(items: readonly Item[]) => items.filter(() => random(2) === 0)
    const chosen = some(routes)
    const manifest = manifestOf({ routes: chosen, prerendered: some(chosen), files: some(names), trailingSlash })
    const kept = workerPaths(manifest, new Set())
    const matcher = createMatcher(manifest)
    for (const url of urls) {
      const all = matchUrl({ manifest, matcher, files: new Set(manifest.files) }, url)
      const ours = matchUrl({ manifest, matcher, files: new Set(kept) }, url)
      if (JSON.stringify(ours) !== JSON.stringify(all)) wrong.push(`${url} ${JSON.stringify(manifest)}`)
      if (matchUrl({ manifest, matcher, files: new Set() }, url)?.kind !== all?.kind) needed++
    }
  }
  expect(wrong).toEqual([])
  expect(needed).toBeGreaterThan(100)
})
