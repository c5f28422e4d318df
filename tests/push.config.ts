import all from '../playwright.config.ts'

/**
 * What `npm test` runs in browsers; `npm run soak` runs all. The tags:
 *
 * - `@soak`: takes minutes, or watches what changes rarely. Not here.
 * - `@one-engine`: long, and of no one engine. In Chromium only.
 * - `@smoke`: the test of an app that runs in every engine.
 */
const left = { soak: /@soak/, oneEngine: /@one-engine/ }

/** The apps of the site: their code is a page's, and Chromium runs all of their tests. */
const apps = ['captcha', 'demo', 'gallery', 'playground', 'site']
const notSmoke = new RegExp(`/(?:${apps.join('|')})[\\w-]*\\.spec\\.ts (?!.*@smoke)`)

/** What shows most of a site's place below a path. */
const ofPaths = ['cookies', 'elements', 'fallback', 'first-visit', 'offline-site', 'static-routing', 'updates']

const parts: Readonly<Record<string, object>> = {
  chromium: { grepInvert: left.soak },
  firefox: { grepInvert: [left.soak, left.oneEngine, notSmoke] },
  webkit: { grepInvert: [left.soak, left.oneEngine, notSmoke] },
  'chromium-base': { grepInvert: [left.soak, left.oneEngine], testMatch: `browser/{${ofPaths.join(',')}}.spec.ts` },
  package: { grepInvert: left.soak },
  commands: {},
}

export default {
  ...all,
  projects: (all.projects ?? []).flatMap((project) => {
    const part = parts[project.name ?? '']
    return part === undefined ? [] : [{ ...project, ...part }]
  }),
}
