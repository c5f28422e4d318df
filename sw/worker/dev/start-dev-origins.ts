import type { RouteMatch } from '../../core/app/app.ts'
import type { FreshModules } from '../../core/development/fresh-modules.ts'
import type { OriginMatch } from '../../core/origins/find-origin.ts'
import type { WorkerControl } from '../control/create-worker-control.ts'
import { fileOf } from '../file-of.ts'
import { answerOriginRequests } from '../origins/answer-origin-requests.ts'
import { answerOrigins, type OriginFeatures } from '../origins/answer-origins.ts'
import { onOriginRequest } from '../origins/on-origin-request.ts'
import { platformFetch } from '../platform-fetch.ts'
import type { DevOrigins } from './dev-origins.ts'
import type { DevServer } from './dev-server.ts'
import type { DevWorkerConfig } from './dev-worker-config.ts'

declare const self: ServiceWorkerGlobalScope

interface DevOriginOptions {
  readonly features: OriginFeatures
  readonly origins: DevOrigins
  readonly config: Pick<DevWorkerConfig, 'routes'>
  readonly server: DevServer
  readonly source: FreshModules
  readonly control: WorkerControl
  /** Reports what goes wrong while a request of a page is answered. */
  watch(event: FetchEvent, match: RouteMatch, work: () => Promise<Response>): Promise<Response>
}

/** Answers other origins in development. It asks the server before each response, as for the project's own endpoints. */
export function startDevOrigins({ features, origins, config, server, source, control, watch }: DevOriginOptions): void {
  const { toPage, toHandler } = answerOrigins(features, (url) => origins.match(url))

  /** The endpoint that answers now, with its newest code, or `undefined`. `done` follows the answer. */
  const find = async ({ url, method }: Request): Promise<{ found: OriginMatch; done(): void } | undefined> => {
    const address = new URL(url)
    const before = origins.match(address)
    const file = before && fileOf(before.match)
    const request = `${method} of ${file ?? url}`
    const status = await server.status({ request, ...(file !== undefined && { file }), ...source.known })
    if (status !== undefined) source.apply(status)
    if (status !== undefined && status.routes !== config.routes) {
      self.registration.update().catch(() => undefined)
      const tables = await server.origins()
      if (tables !== undefined) origins.use(tables)
    }
    const found = origins.match(address)
    if (found === undefined) return undefined
    const current = fileOf(found.match)
    const done = current === undefined ? () => undefined : source.checked(current)
    // Loaded first, so that compiling does not count as the handler's time. The app reports a failure.
    if (current !== undefined) await source.look(current).catch(() => undefined)
    return { found, done }
  }

  const covered = (url: URL): true | undefined => origins.covers(url) || undefined
  const answer = async (request: Request, run: (found: OriginMatch) => Promise<Response>): Promise<Response> => {
    const { found, done } = (await find(request)) ?? {}
    if (found === undefined) return platformFetch(request)
    try {
      return await run(found)
    } finally {
      done?.()
    }
  }
  const { inFlight, cookies } = features
  onOriginRequest(covered, (_, event) => {
    const run = () => answer(event.request, (found) => watch(event, found.match, () => toPage(found, event)))
    return inFlight.track(() => control.page(event, run, cookies))
  })
  answerOriginRequests({
    match: covered,
    answer: (_, request) =>
      control.handler(request, (request) => answer(request, (found) => toHandler(found, request)), cookies),
  })
}
