import type { ControlledRoute } from '../../control/protocol/command.ts'
import type { AppParts } from '../../core/app/app-parts.ts'
import { matchUrl } from '../../core/app/match-url.ts'
import type { OriginManifest, RouteManifest } from '../../core/routes/route-manifest.ts'
import { createIndexedStorage } from '../../data/create-indexed-storage.ts'
import type { WorkerFeatures } from '../worker-features.ts'
import type { WorkerOptions } from '../worker-options.ts'
import { workerScope } from '../worker-scope.ts'
import { controlledRoute } from './controlled-route.ts'
import { createWorkerControl } from './create-worker-control.ts'

/** What a build knows, and a worker under control must know. */
interface ControlFacts {
  /** The routes that the worker answers, with their files. */
  readonly routes: readonly ControlledRoute[]
  /** The paths below `/api/` of the site's files, without the base. */
  readonly files: readonly string[]
}

/** What the worker knows of other origins. */
interface OriginFacts extends Pick<AppParts, 'createMatcher'> {
  readonly origins: readonly OriginManifest[]
}

/**
 * The features of a built worker that pages of its origin control (the option `control`). Others contain nothing of it.
 * Call it while the script starts, after the features were made and before other listeners.
 *
 * @param others the other origins that the worker answers
 */
export function withControl(
  options: WorkerOptions,
  features: WorkerFeatures,
  facts: ControlFacts,
  { origins, createMatcher }: OriginFacts = { origins: [], createMatcher: features.parts.createMatcher },
): WorkerFeatures {
  const { id } = options
  const { ownRequests, answerWatched, cookies, life, parts } = features
  // The parts that read its routes get a whole one, as in `startWorker`.
  const manifest = options.manifest as RouteManifest
  const own = { manifest, matcher: parts.createMatcher(manifest), files: new Set(manifest.files) }
  const others = origins.map(({ origin, manifest }) => ({
    origin,
    ...{ manifest, matcher: createMatcher(manifest), files: new Set<string>() },
  }))
  const files = new Set(facts.files)
  const control = createWorkerControl({
    id,
    base: manifest.base,
    routes: facts.routes,
    storage: createIndexedStorage({ scope: workerScope(), id }),
    match: (url) => matchUrl(own, url),
    ...(others.length > 0 && {
      otherRoute(url) {
        for (const other of others) {
          const match = other.origin === url.origin ? matchUrl(other, url) : undefined
          if (match !== undefined) return controlledRoute(match, other.origin + other.manifest.base)
        }
        return undefined
      },
    }),
    isFile: (path) => files.has(path),
    ...(cookies && { cookies }),
  })
  return {
    ...features,
    async answerWatched(given, match, event, run) {
      const over = life?.enter()
      const answer = async () => answerWatched?.(given, match, event, run) ?? run(match, event.request)
      try {
        return await control.page(event, answer, given.cookies)
      } finally {
        over?.()
      }
    },
    answerHandler: control.handler,
    ...(ownRequests && {
      ownRequests: (own) =>
        ownRequests({
          ...own,
          answer: (match, request) => control.handler(request, (request) => own.answer(match, request)),
        }),
    }),
  }
}
