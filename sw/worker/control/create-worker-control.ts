import { createControl } from '../../control/engine/create-control.ts'
import { isEndpointRoute } from '../../control/engine/is-endpoint-route.ts'
import type { ControlledRoute } from '../../control/protocol/command.ts'
import type { RouteMatch } from '../../core/app/app.ts'
import type { StorageDriver } from '../../data/storage-driver.ts'
import type { RequestCookies } from '../cookies/request-cookies.ts'
import { workerScope } from '../worker-scope.ts'
import { answerOthers } from './answer-others.ts'
import { clearCookies } from './clear-cookies.ts'
import { clearSessions } from './clear-sessions.ts'
import { GivenUp } from './given-up.ts'

declare const self: ServiceWorkerGlobalScope

/** The worker's side of the control of endpoints. */
export interface WorkerControl {
  /** Answers what a page asks. `run` gives the real answer. */
  page(event: FetchEvent, run: () => Promise<Response>): Promise<Response>
  /** Answers what a handler asks. */
  handler(request: Request, run: (request: Request) => Promise<Response>): Promise<Response>
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
  /** Whether the host has a file at a path below the base. A `boolean`: the worker leaves such a request alone. */
  isFile(path: string): boolean | Promise<boolean>
  readonly cookies?: RequestCookies
}

/**
 * Control by the pages of this origin: commands at an address of their own, overrides, and the log. Create it while the
 * script starts, before other listeners for requests.
 */
export function createWorkerControl(options: WorkerControlOptions): WorkerControl {
  const { id, routes, storage, match, cookies } = options
  const base = new URL(`${options.base}/`, self.location.href).pathname.slice(0, -1)
  const app = { scope: workerScope(), id }
  const control = createControl({
    base,
    routes: routes.filter(isEndpointRoute),
    matches: (path) => match(new URL(base + path, self.location.href)) !== undefined,
    storage,
    resetHooks: {
      sessions: () => clearSessions(app),
      ...(cookies && { cookies: () => clearCookies(app, cookies) }),
    },
  })
  const givenUp = new GivenUp()
  const routeOf = ({ url }: Request): { readonly route?: ControlledRoute } => {
    const found = match(new URL(url))
    return found?.kind === 'endpoint' ? { route: { id: found.route.id, file: found.route.file } } : {}
  }
  self.addEventListener('fetch', (event) => answerOthers(event, { ...options, base, control }))
  return {
    async page(event, run) {
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
    handler: (request, run) =>
      control.answer({
        request,
        ...routeOf(request),
        signal: request.signal,
        ...(cookies && { setCookies: (values) => cookies.store(request, values, '') }),
        run,
      }),
  }
}
