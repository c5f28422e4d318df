import type { App, RouteMatch } from '../core/app/app.ts'
import { isCrossOrigin } from './cross-origin.ts'
import type { InFlight } from './in-flight.ts'
import type { Answer } from './router.ts'

declare const self: ServiceWorkerGlobalScope

interface AnswerOptions {
  readonly app: App
  readonly inFlight: InFlight
  onAnswer?(request: Request, response: Response): void
}

/** Translates a fetch event to the app and back. */
export function createAnswer({ app, inFlight, onAnswer }: AnswerOptions): Answer {
  return (match: RouteMatch, event: FetchEvent): Promise<Response> =>
    inFlight.track(async () => {
      const response = await app.handle(match, event.request, {
        crossOrigin: await isCrossOrigin(event),
        languages: self.navigator.languages,
        waitUntil: (work) => event.waitUntil(work),
      })
      onAnswer?.(event.request, response)
      return response
    })
}
