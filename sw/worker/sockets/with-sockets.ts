import { createMatchedApp, type MatchedApp } from '../../core/app/create-matched-app.ts'
import type { RouteManifest } from '../../core/routes/route-manifest.ts'
import { hidingSockets } from '../../core/sockets/hide-socket.ts'
import { loadingSockets } from '../../core/sockets/loading-sockets.ts'
import type { Openings } from '../../core/sockets/socket-endpoint.ts'
import { createAnswer } from '../create-answer.ts'
import { fileOf } from '../file-of.ts'
import type { WorkerFeatures } from '../worker-features.ts'
import type { WorkerOptions } from '../worker-options.ts'
import { serveSockets } from './serve-sockets.ts'

/** Opens the WebSockets of a built worker, for projects that have some. Returns the options for everything else. */
export function withSockets(options: WorkerOptions, features: WorkerFeatures): WorkerOptions {
  const { parts, ownRequests: _, answerHandler, ...others } = features
  const openings: Openings = new WeakMap()
  const manifest = options.manifest as RouteManifest
  let app: MatchedApp | undefined
  const appOf = (): MatchedApp => {
    app ??= createMatchedApp(
      {
        ...options.app,
        manifest,
        ...(options.session && { session: options.session }),
        load: loadingSockets(options.load, manifest, openings),
      },
      parts,
    )
    return app
  }
  const { toHandler } = createAnswer({
    ...others,
    app: { match: (url) => appOf().match(url), handle: (...request) => appOf().handle(...request) },
    fileOf,
  })
  serveSockets({
    id: options.id,
    match: (url) => appOf().match(url),
    openings,
    // Under control, the opening is a request like others: logged, delayed or refused.
    answer(match, request) {
      const run = (request: Request) => toHandler(match, request)
      return answerHandler?.(request, run) ?? run(request)
    },
  })
  return { ...options, load: hidingSockets(options.load) }
}
