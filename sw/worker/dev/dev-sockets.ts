import type { RouteMatch } from '../../core/app/app.ts'
import type { MatchedApp } from '../../core/app/create-matched-app.ts'
import type { KnownModules } from '../../core/development/changes.ts'
import type { Openings } from '../../core/sockets/socket-endpoint.ts'
import { changeMessage } from '../../core/wire/messages/development.ts'
import { type AnswerOptions, createAnswer } from '../create-answer.ts'
import { onPageMessage } from '../on-page-message.ts'
import { restart, serveSockets } from '../sockets/serve-sockets.ts'
import type { DevServer } from './dev-server.ts'

interface DevSocketsOptions {
  /** An app of the endpoints as `loadingSockets` shows them. */
  readonly app: MatchedApp
  readonly openings: Openings
  readonly features: Omit<AnswerOptions<RouteMatch>, 'app'>
  readonly server: DevServer
  /** The modules that the worker has. */
  known(): KnownModules
  /** Whether a request is left to the server, after asking it what changed. */
  leave(match: RouteMatch, request: Request): Promise<boolean>
  /** The response to a request is there. */
  done(request: Request): void
}

/** Milliseconds after which a socket that only the next worker can open is refused. */
const nextWorkerLimit = 10_000

/** Opens WebSockets in development. After a change of code they close, so that their pages connect to the new code. */
export function devSockets({ app, openings, features, server, known, leave, done }: DevSocketsOptions): void {
  const { toHandler } = createAnswer({ ...features, app })
  let seen: KnownModules | undefined
  const sockets = serveSockets({
    match: (url) => app.match(url),
    openings,
    async answer(match, request) {
      try {
        if (!(await leave(match, request))) return await toHandler(match, request)
        // The route table may have changed: the page asks the next worker as soon as that is in control.
        await new Promise((resolve) => setTimeout(resolve, nextWorkerLimit))
        return new Response(null, { status: 404 })
      } finally {
        done(request)
        seen ??= known()
      }
    },
  })
  onPageMessage(changeMessage, {}, async () => {
    if (seen === undefined) return
    const status = await server.status(seen)
    if (status === undefined) return
    seen = { epoch: status.epoch, revision: status.revision }
    if (status.changed.length > 0) sockets.leave(...restart)
  })
}
