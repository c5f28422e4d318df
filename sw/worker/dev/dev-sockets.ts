import type { RouteMatch } from '../../core/app/app.ts'
import type { MatchedApp } from '../../core/app/create-matched-app.ts'
import type { KnownModules } from '../../core/development/changes.ts'
import type { Openings } from '../../core/sockets/socket-endpoint.ts'
import { changeMessage } from '../../core/wire/messages/development.ts'
import type { WorkerControl } from '../control/create-worker-control.ts'
import { type AnswerOptions, createAnswer } from '../create-answer.ts'
import { onPageMessage } from '../on-page-message.ts'
import { restart, serveSockets } from '../sockets/serve-sockets.ts'
import type { DevServer } from './dev-server.ts'

interface DevSocketsOptions {
  /** The project's. */
  readonly id: string
  /** An app of the endpoints as `loadingSockets` shows them. */
  readonly app: MatchedApp
  readonly openings: Openings
  readonly features: Omit<AnswerOptions<RouteMatch>, 'app'>
  readonly server: DevServer
  readonly control: WorkerControl
  /** The modules that the worker has. */
  known(): KnownModules
  /** Whether a request is left to the server, after asking it what changed. */
  leave(match: RouteMatch, request: Request): Promise<boolean>
  /** The response to a request is there. */
  done(request: Request): void
}

/** Opens WebSockets in development. After a change of code they close, so that their pages connect to the new code. */
export function devSockets({
  id,
  app,
  openings,
  features,
  server,
  control,
  known,
  leave,
  done,
}: DevSocketsOptions): void {
  const { toHandler } = createAnswer({ ...features, app })
  let seen: KnownModules | undefined
  const sockets = serveSockets({
    id,
    match: (url) => app.match(url),
    openings,
    async answer(match, request) {
      try {
        // If the route table has changed, the page asks the next worker as soon as that is in control.
        if (await leave(match, request)) return undefined
        return await control.handler(request, (request) => toHandler(match, request))
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
