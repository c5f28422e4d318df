import { routingRules } from '../../compiler/site/routing/routing-rules.ts'
import { createApp } from '../../sw/core/app/create-app.ts'
import { compareRoutes } from '../../sw/core/routes/compare-routes.ts'
import { collapseSlashes, decodePathname } from '../../sw/core/routes/pathname.ts'
import type { RouteManifest, TrailingSlash } from '../../sw/core/routes/route-manifest.ts'
import type { RoutingRule } from '../../sw/worker/routing-rule.ts'
import { createRandom, pick, randomPath, randomRoutes } from '../core/routes/random-routes.ts'
import { expect, test } from './engine/test.ts'

const projects = Number(process.env.STOWAWAY_FUZZ_PROJECTS ?? 400)
const seed = Number(process.env.STOWAWAY_FUZZ_SEED ?? 20_260_101)
const pathsPerProject = 60

const random = createRandom(seed)

/** A made-up project, small or large enough to be folded, with some paths near its routes. */
function randomProject(): { readonly manifest: RouteManifest; readonly paths: readonly string[] } {
  const count = pick(random, [1, 1, 3, 12])
  const entries = Array.from({ length: count }, () => randomRoutes(random))
    .flat()
    .sort(compareRoutes)
  const base = pick(random, ['', '/repo', '/r+p/(x)', '/é'])
  const paths = Array.from({ length: pathsPerProject }, () => {
    const path = random(6) === 0 ? `/${randomPath(random, entries)}` : randomPath(random, entries)
    return random(10) === 0 ? path : base + path
  })
  const files = paths.filter(() => random(20) === 0).map((path) => collapseSlashes(decodePathname(path).pathname))
  return {
    paths,
    manifest: {
      base,
      trailingSlash: pick<TrailingSlash>(random, ['ignore', 'never', 'always']),
      routes: entries.filter((entry) => 'file' in entry),
      redirects: entries.filter((entry) => 'destination' in entry),
      files,
    },
  }
}

const optionsOf = (manifest: RouteManifest) => ({
  manifest,
  assets: `${manifest.base}/assets`,
  ...(random(3) === 0 && {
    precache: [...(manifest.files ?? [])].map((url) => ({ url, revision: random(2) === 0 ? null : 'x' })),
  }),
})

test(`whatever matches an endpoint is routed to the worker: ${projects} projects (seed ${seed})`, {
  tag: '@one-engine',
}, async ({ tab, base }) => {
  test.skip(base !== '/', 'Nothing is served: once an engine is enough.')
  await tab.goto('about:blank')
  const made = Array.from({ length: projects }, () => {
    const { manifest, paths } = randomProject()
    return { manifest, paths, rules: routingRules(optionsOf(manifest)) }
  })
  const wrong: unknown[] = []
  let matched = 0
  let skipped = 0
  for (let from = 0; from < made.length; from += 50) {
    const batch = made.slice(from, from + 50)
    const routed = await tab.evaluate(
      (all: readonly { readonly rules: readonly RoutingRule[]; readonly paths: readonly string[] }[]) =>
        all.map(({ rules, paths }) => {
          const compiled = rules.map(({ source, paths = ['*'] }) => ({
            source,
            patterns: paths.map((pathname) => new URLPattern({ pathname })),
          }))
          return paths.map((path) => {
            const { href } = new URL(`http://localhost${path}`)
            const source = compiled.find(({ patterns }) => patterns.some((one) => one.test(href)))?.source
            return { href, source: source ?? null }
          })
        }),
      batch.map(({ rules, paths }) => ({ rules, paths })),
    )
    for (const [index, answers] of routed.entries()) {
      const { manifest, rules } = batch[index] ?? {}
      if (manifest === undefined) continue
      const app = createApp({ manifest, load: () => ({}) })
      for (const { href, source } of answers) {
        const isOurs = app.match(href) !== undefined
        if (isOurs) matched++
        else if (source !== 'fetch-event') skipped++
        if (isOurs && source !== 'fetch-event')
          wrong.push({ href, source, rules, routes: manifest.routes.map(({ id }) => id) })
      }
    }
  }
  expect(wrong.slice(0, 3)).toEqual([])
  expect(matched).toBeGreaterThan((projects * pathsPerProject) / 5)
  expect(skipped).toBeGreaterThan((projects * pathsPerProject) / 20)
  console.log(
    `${matched} of ${projects * pathsPerProject} URLs are endpoints'; ${skipped} of the others skip the worker`,
  )
})
