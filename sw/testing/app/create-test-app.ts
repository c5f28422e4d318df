import { answerUnhandled } from '../../control/engine/answer-unhandled.ts'
import { createControl } from '../../control/engine/create-control.ts'
import { executeCommand } from '../../control/engine/execute-command.ts'
import { isEndpointRoute } from '../../control/engine/is-endpoint-route.ts'
import { createPageControl } from '../../control/page/create-page-control.ts'
import { controlPath, type ResetPart } from '../../control/protocol/command.ts'
import { createEndpointFetch } from '../../core/app/endpoint-fetch.ts'
import { prerenderedRunner } from '../../core/app/prerendered-runner.ts'
import { createProjectApp } from '../../core/origins/create-project-app.ts'
import { everyMiddleware, everyRoute, originRoutes } from '../../core/routes/origin-routes.ts'
import { createSessions } from '../../core/session/sessions.ts'
import { writesSettled } from '../../data/outstanding-writes.ts'
import { endpointStorage } from './endpoint-storage.ts'
import { givesCookies } from './gives-cookies.ts'
import { withPlainBodies } from './in-node.ts'
import { pageAddress } from './page-address.ts'
import { testAddresses } from './test-addresses.ts'
import type { TestHost } from './test-app.ts'
import { TestCookies } from './test-cookies.ts'
import type { TestProject } from './test-project.ts'
import { TestSessions } from './test-sessions.ts'

const everything: readonly ResetPart[] = ['overrides', 'log', 'cookies', 'sessions', 'storage']

/** Runs the endpoints of a project. */
export function createTestHost(project: TestProject): TestHost {
  const { manifest, session, load } = project
  const platformFetch = globalThis.fetch
  const { isBrowser, address } = pageAddress
  const storage = endpointStorage()
  const sessions = new TestSessions()
  const cookies = new TestCookies({ address, give: givesCookies() })
  const app = createProjectApp({
    ...project.app,
    manifest,
    load,
    dev: true,
    // Tests have their own time limit, and may move the clock.
    timeout: false,
    runPrerendered: prerenderedRunner,
    ...(session && { session: createSessions({ ...session, driver: sessions }) }),
  })
  const routes = [...manifest.routes.filter(isEndpointRoute), ...originRoutes(manifest)]
  const byFile = new Map(routes.map((route) => [route.file, route]))
  const control = createControl({
    base: manifest.base,
    routes,
    matches: (path) => app.match(path.startsWith('/') ? manifest.base + path : new URL(path)) !== undefined,
    storage,
    resetHooks: { cookies: async () => cookies.clear(), sessions: async () => sessions.clear() },
  })

  const { isOwn, find } = testAddresses(app)
  const warned = new Set<string>()
  const warn = (text: string): void => {
    if (!warned.has(text)) console.warn(`[stowaway] ${text}`)
    warned.add(text)
  }
  const run = async (request: Request): Promise<Response> => {
    cookies.attach(request)
    const response = await app.fetch(request, {
      crossOrigin: false,
      ...('navigator' in globalThis && navigator.languages && { languages: navigator.languages }),
      setCookies: (values) => cookies.store(request, values),
    })
    await writesSettled()
    return response
  }
  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const match = app.match(url)
    const route = match?.kind === 'endpoint' ? byFile.get(match.route.file) : undefined
    const path = url.pathname.slice(manifest.base.length)
    if (isOwn(url) && path === `/${controlPath}`) return executeCommand(control, request, '')
    const response = await control.answer({
      request,
      ...(route && { route }),
      signal: request.signal,
      setCookies: async (values) => cookies.store(request, values),
      run: (request, note) =>
        match === undefined
          ? answerUnhandled(request, path, { control, run: platformFetch, note, warn })
          : run(request),
    })
    // Of a function in a test: those of endpoints do not come here.
    cookies.store(request, response.headers.getSetCookie())
    return response
  }
  const endpointFetch = createEndpointFetch({
    fetch: (...args) => platformFetch(...args),
    own: () => ({
      base: address().href,
      has: (given) => find(given) !== undefined,
      answer,
      passOn: (request) => platformFetch(request),
    }),
  })
  const page = createPageControl((name, given) => control.execute(name, given))
  return {
    find,
    app: {
      ...page,
      fetch: isBrowser ? endpointFetch : withPlainBodies(endpointFetch),
      async ready() {
        const files = [...everyRoute(manifest).map(({ file }) => file), ...everyMiddleware(manifest)]
        await Promise.allSettled(files.map(load))
      },
      use: (on, handler, options) => control.use(on, handler, options),
      reset: (...what) => page.reset(...(what.length === 0 ? everything : what)),
    },
  }
}
