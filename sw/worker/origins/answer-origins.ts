import type { MatchedApp } from '../../core/app/create-matched-app.ts'
import type { OriginMatch } from '../../core/origins/find-origin.ts'
import { createAnswer } from '../create-answer.ts'
import { fileOf } from '../file-of.ts'
import type { WorkerFeatures } from '../worker-features.ts'
import { addOrigin, forPage } from './answer-page.ts'

export type OriginFeatures = Omit<WorkerFeatures, 'parts' | 'ownRequests' | 'forms'>

type Handled = Parameters<MatchedApp['handle']> extends [unknown, ...infer Rest] ? Rest : never

/** Answers requests to other origins: those of pages, as browsers let them see an answer, and those of handlers. */
export function answerOrigins(features: OriginFeatures, match: (url: URL) => OriginMatch | undefined) {
  const handle = ({ app, match: found }: OriginMatch, ...args: Handled) => app.handle(found, ...args)
  const shared = { ...features, fileOf: ({ match: found }: OriginMatch) => fileOf(found) }
  const { toPage } = createAnswer({
    ...shared,
    app: {
      match,
      async handle(found: OriginMatch, request, host) {
        // The fallback sends what a browser would have refused.
        if (request.mode === 'same-origin') return Response.error()
        addOrigin(request)
        return forPage(request, await handle(found, request, host))
      },
    },
  })
  const { toHandler } = createAnswer({ ...shared, app: { match, handle } })
  return { toPage, toHandler }
}
