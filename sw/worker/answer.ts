import type { App, RouteMatch } from '../core/app/app.ts'
import { writesSettled } from '../data/outstanding-writes.ts'
import { isCrossSite } from './cookies/cross-site.ts'
import type { WorkerCookies } from './cookies/worker-cookies.ts'
import { isCrossOrigin } from './cross-origin.ts'
import type { InFlight } from './in-flight.ts'
import type { Answer } from './router.ts'
import type { WorkerOptions } from './worker-options.ts'

declare const self: ServiceWorkerGlobalScope

interface AnswerOptions {
  readonly app: App
  readonly inFlight: InFlight
  readonly cookies: WorkerCookies
  onAnswer?: WorkerOptions['onAnswer']
}

/** Translates a fetch event to the app and back. */
export function createAnswer({ app, inFlight, cookies, onAnswer }: AnswerOptions): Answer {
  return (match, event) => inFlight.track(() => answerEvent(app, cookies, match, event, onAnswer))
}

/** The app's answer to one fetch event, its cookies on disk. */
export async function answerEvent(
  app: App,
  cookies: WorkerCookies,
  match: RouteMatch,
  event: FetchEvent,
  onAnswer?: WorkerOptions['onAnswer'],
): Promise<Response> {
  const { request } = event
  const crossOrigin = await isCrossOrigin(event)
  await cookies.attach(request, isCrossSite(request, crossOrigin), event.clientId)
  let set: readonly string[] = []
  const response = await app.handle(match, request, {
    crossOrigin,
    languages: self.navigator.languages,
    waitUntil: (work) => event.waitUntil(work),
    setCookies: (values) => {
      set = values
      return cookies.store(request, values, event.clientId)
    },
  })
  await writesSettled()
  onAnswer?.(request, response, set)
  return response
}
