import { type Control, createControl } from '../../control/engine/create-control.ts'
import { executeCommand } from '../../control/engine/execute-command.ts'
import { isEndpointRoute } from '../../control/engine/is-endpoint-route.ts'
import { type ControlledRoute, controlPath } from '../../control/protocol/command.ts'
import type { RouteMatch } from '../../core/app/app.ts'
import type { MatchedApp } from '../../core/app/create-matched-app.ts'
import { warningMessage } from '../../core/wire/messages/development.ts'
import { post } from '../../core/wire/post.ts'
import { createIndexedStorage } from '../../data/create-indexed-storage.ts'
import type { StorageDriver } from '../../data/storage-driver.ts'
import { platformFetch } from '../platform-fetch.ts'
import { workerScope } from '../worker-scope.ts'

declare const self: ServiceWorkerGlobalScope

type ToPage = (match: RouteMatch, event: FetchEvent) => Promise<Response>
type ToHandler = (match: RouteMatch, request: Request) => Promise<Response>

/** The worker's side of the control of endpoints. Create it while the script starts, before other listeners. */
export interface WorkerControl {
  /** Answers under control what pages ask. */
  toPage(answer: ToPage): ToPage
  /** The same for requests of handlers. */
  toHandler(answer: ToHandler): ToHandler
}

export type CreateWorkerControl = (app: MatchedApp) => WorkerControl

/**
 * Control by the pages of this origin: commands at an address of their own, overrides, and the log.
 *
 * @param storage where the endpoints keep their values
 * @param routes all routes with their files
 */
export const createWorkerControl =
  (storage: StorageDriver, routes: readonly ControlledRoute[]): CreateWorkerControl =>
  (app) => {
    const base = workerScope().replace(/\/$/, '')
    const control = createControl({
      base,
      routes: routes.filter(isEndpointRoute),
      matches: (path) => app.match(self.location.origin + base + path) !== undefined,
      storage,
    })
    self.addEventListener('fetch', (event) => answerOthers(event, { app, base, control }))
    return {
      toPage: (answer) => (match, event) =>
        control.answer({
          request: event.request,
          ...routeOf(match),
          ...(event.clientId !== '' && { tab: event.clientId }),
          run: () => answer(match, event),
        }),
      toHandler: (answer) => (match, request) =>
        control.answer({
          request,
          ...routeOf(match),
          signal: request.signal,
          run: (request) => answer(match, request),
        }),
    }
  }

/** The same in a built worker. @param id the project's */
export const controlIn = (id: string, routes: readonly ControlledRoute[]): CreateWorkerControl =>
  createWorkerControl(createIndexedStorage({ scope: workerScope(), id }), routes)

const routeOf = (match: RouteMatch) =>
  match.kind === 'endpoint' ? { route: { id: match.route.id, file: match.route.file } } : {}

interface Others {
  readonly app: MatchedApp
  readonly base: string
  readonly control: Control
}

/** Commands, and requests below `/api/` that no endpoint answers. */
function answerOthers(event: FetchEvent, { app, base, control }: Others): void {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  if (url.pathname === `${base}/${controlPath}`) {
    event.stopImmediatePropagation()
    // The pages of other origins do not get here, but a form of one may be sent to this address.
    event.respondWith(executeCommand(control, request, event.clientId))
    return
  }
  const path = url.pathname.slice(base.length)
  if (!path.startsWith('/api/') || request.mode === 'navigate' || app.match(url) !== undefined) return
  event.stopImmediatePropagation()
  event.respondWith(control.answer({ request, tab: event.clientId, run: () => answerUnhandled(event, control, path) }))
}

const told = new Set<string>()

async function answerUnhandled({ request, clientId }: FetchEvent, control: Control, path: string): Promise<Response> {
  const near = control.near(path)
  const text = `No endpoint answers ${request.method} ${path}.${near === '' ? '' : ` Did you mean ${near}?`}`
  const { unhandled } = control
  if (unhandled === 'error')
    return Response.json({ error: text }, { status: 501, headers: { 'x-stowaway': 'unhandled' } })
  if (unhandled === 'warn' && !told.has(path) && told.size < 1000) {
    told.add(path)
    console.warn(`[stowaway] ${text} The request goes to the network.`)
    const client = await self.clients.get(clientId)
    post(client, warningMessage, { text: `${text} The request goes to the network.` })
  }
  return platformFetch(request)
}
