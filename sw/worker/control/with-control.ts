import type { ControlledRoute } from '../../control/protocol/command.ts'
import { matchUrl } from '../../core/app/match-url.ts'
import type { RouteManifest } from '../../core/routes/route-manifest.ts'
import { createIndexedStorage } from '../../data/create-indexed-storage.ts'
import type { WorkerFeatures } from '../worker-features.ts'
import type { WorkerOptions } from '../worker-options.ts'
import { workerScope } from '../worker-scope.ts'
import { createWorkerControl } from './create-worker-control.ts'

/** What a build knows, and a worker under control must know. */
interface ControlFacts {
  /** The routes that the worker answers, with their files. */
  readonly routes: readonly ControlledRoute[]
  /** The paths below `/api/` of the site's files, without the base. */
  readonly files: readonly string[]
}

/**
 * The features of a built worker that pages of its origin control (the option `control`). Others contain nothing of it.
 * Call it while the script starts, after the features were made and before other listeners.
 */
export function withControl(options: WorkerOptions, features: WorkerFeatures, facts: ControlFacts): WorkerFeatures {
  const { id } = options
  // The parts that read its routes get a whole one, as in `startWorker`.
  const manifest = options.manifest as RouteManifest
  const { ownRequests, answerWatched, cookies, life } = features
  const matching = { manifest, matcher: features.parts.createMatcher(manifest), files: new Set(manifest.files) }
  const files = new Set(facts.files)
  const control = createWorkerControl({
    id,
    base: manifest.base,
    routes: facts.routes,
    storage: createIndexedStorage({ scope: workerScope(), id }),
    match: (url) => matchUrl(matching, url),
    isFile: (path) => files.has(path),
    ...(cookies && { cookies }),
  })
  return {
    ...features,
    async answerWatched(given, match, event, run) {
      const over = life?.enter()
      try {
        return await control.page(event, () => answerWatched?.(given, match, event, run) ?? run(match, event.request))
      } finally {
        over?.()
      }
    },
    ...(ownRequests && {
      ownRequests: (own) =>
        ownRequests({
          ...own,
          answer: (match, request) => control.handler(request, (request) => own.answer(match, request)),
        }),
    }),
  }
}
