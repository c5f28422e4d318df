import { createControl } from '../../control/engine/create-control.ts'
import { isEndpointRoute } from '../../control/engine/is-endpoint-route.ts'
import type { ControlledRoute } from '../../control/protocol/command.ts'
import type { RouteMatch } from '../../core/app/app.ts'
import type { StorageDriver } from '../../data/storage-driver.ts'
import type { RequestCookies } from '../cookies/request-cookies.ts'
import { workerScope } from '../worker-scope.ts'
import { answerOthers } from './answer-others.ts'
import { clearCookies } from './clear-cookies.ts'
import { clearDatabase } from './clear-database.ts'
import { controlledRoute } from './controlled-route.ts'
import { GivenUp } from './given-up.ts'

declare const self: ServiceWorkerGlobalScope

/** The worker's side of the control of endpoints. */
export interface WorkerControl {
  /** Answers what a page asks. `run` gives the real answer. @param cookies of the origin that is asked */
  page(event: FetchEvent, run: () => Promise<Response>, cookies?: RequestCookies): Promise<Response>
  /** Answers what a handler asks. */
  handler(request: Request, run: (request: Request) => Promise<Response>, cookies?: RequestCookies): Promise<Response>
}

export interface WorkerControlOptions {
  /** The project's. */
  readonly id: string
  /** As in the manifest. */
  readonly base: string
  readonly routes: readonly ControlledRoute[]
  /** Where the endpoints keep their values. */
  readonly storage: StorageDriver
  match(url: URL): RouteMatch | undefined
  /** The endpoint of another origin that answers a URL. */
  otherRoute?(url: URL): ControlledRoute | undefined
  /** Whether the host has a file at a path below the base. A `boolean`: the worker leaves such a request alone. */
  isFile(path: string): boolean | Promise<boolean>
  readonly cookies?: RequestCookies
}

/**
 * Control by the pages of this origin: commands at an address of their own, overrides, and the log. Create it while the
 * script starts, before other listeners for requests.
 */
export function createWorkerControl(options: WorkerControlOptions): WorkerControl {
  const { id, routes, storage, match, otherRoute, cookies } = options
  const base = new URL(`${options.base}/`, self.location.href).pathname.slice(0, -1)
  const app = { scope: workerScope(), id }
  const control = createControl({
    base,
    routes: routes.filter(isEndpointRoute),
    matches: (path) =>
      path.startsWith('/')
        ? match(new URL(base + path, self.location.href)) !== undefined
        : URL.canParse(path) && otherRoute?.(new URL(path)) !== undefined,
    storage,
    resetHooks: {
      sessions: () => clearDatabase('sessions', app),
      ...(cookies && {
        cookies: async () => {
          await clearCookies(app, cookies)
          if (otherRoute !== undefined) await clearDatabase('origin-cookies', app)
        },
      }),
    },
  })
  const givenUp = new GivenUp()
  const routeOf = (request: Request): { readonly route?: ControlledRoute } => {
    const url = new URL(request.url)
    const route = url.origin === self.location.origin ? controlledRoute(match(url)) : otherRoute?.(url)
    return route === undefined ? {} : { route }
  }
  self.addEventListener('fetch', (event) => answerOthers(event, { ...options, base, control }))
  return {
    async page(event, run, cookies = options.cookies) {
      const { request, clientId } = event
      const call = givenUp.enter(event)
      try {
        return await control.answer({
          request,
          ...routeOf(request),
          ...(clientId !== '' && { tab: clientId }),
          signal: call.signal,
          ...(cookies && { setCookies: (values) => cookies.store(request, values, clientId) }),
          run,
        })
      } finally {
        call.left()
      }
    },
    handler: (request, run, cookies = options.cookies) =>
      control.answer({
        request,
        ...routeOf(request),
        signal: request.signal,
        ...(cookies && { setCookies: (values) => cookies.store(request, values, '') }),
        run,
      }),
  }
}
