import all from '../playwright.config.ts'

/**
 * What `npm test` runs in browsers; `npm run soak` runs all. The tags:
 *
 * - `@soak`: long, or of what rarely breaks. Not here.
 * - `@one-engine`: long, and the same in all engines. In Chromium only.
 * - `@smoke`: a test of an app that runs in every engine.
 */
const left = { soak: /@soak/, oneEngine: /@one-engine/ }

/** The apps of the site: their code is a page's, and Chromium runs all of their tests. */
const apps = ['captcha', 'demo', 'gallery', 'offline-site', 'playground', 'site']
const notSmoke = new RegExp(`/(?:${apps.join('|')})[\\w-]*\\.spec\\.ts (?!.*@smoke)`)

/**
 * What the command line, the development server and Node do, what the code of a bundle is, and rare mishaps: one engine
 * shows a mistake there.
 */
const ofOneEngine = [
  'bad-input',
  'blocked-dev',
  'elements-dev',
  'errors-dev',
  'fallback-dev',
  'kills',
  'leaks',
  'live-compiled',
  'live-dev',
  'live-kills',
  'odd-starts',
  'origins-dev',
  'offline-hosts',
  'preview',
  'relative-base',
  'sockets-dev',
  'storage-apart',
  'storage-full',
  'streams-dev',
  'switch-server',
]
const elsewhere = new RegExp(`/(?:${ofOneEngine.join('|')})\\.spec\\.ts `)

/** What shows most of a site's place below a path. */
const ofPaths = ['first-visit', 'updates']

/** In the order in which they start: first those that wait most, while the steps beside this one use the processors. */
const parts: Readonly<Record<string, object>> = {
  package: { grepInvert: left.soak },
  firefox: { grepInvert: [left.soak, left.oneEngine, notSmoke, elsewhere] },
  webkit: { grepInvert: [left.soak, left.oneEngine, notSmoke, elsewhere] },
  chromium: { grepInvert: left.soak },
  'chromium-base': { grepInvert: [left.soak, left.oneEngine], testMatch: `browser/{${ofPaths.join(',')}}.spec.ts` },
  commands: {},
}

export default {
  ...all,
  projects: Object.entries(parts).map(([name, part]) => {
    const project = all.projects?.find((one) => one.name === name)
    if (project === undefined) throw new Error(`No project of Playwright is called ${name}.`)
    return { ...project, ...part }
  }),
}
