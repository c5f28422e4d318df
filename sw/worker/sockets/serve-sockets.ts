import type { RouteMatch } from '../../core/app/app.ts'
import { shareClients } from '../../core/sockets/clients-of.ts'
import { OpenSockets } from '../../core/sockets/open-sockets.ts'
import { OwnServerSocket } from '../../core/sockets/server-socket.ts'
import type { Openings } from '../../core/sockets/socket-endpoint.ts'
import { isMessage } from '../../core/wire/is-message.ts'
import {
  goneMessage,
  heardMessage,
  lifeQuestion,
  refusedMessage,
  socketMessage,
} from '../../core/wire/messages/sockets.ts'
import { leaveMessage } from '../../core/wire/messages/streams.ts'
import { takeOverMessage } from '../../core/wire/messages/updates.ts'
import { post } from '../../core/wire/post.ts'
import { fallbackPage } from '../fallback-page.ts'
import { onPageMessage } from '../on-page-message.ts'
import { workerScope } from '../worker-scope.ts'
import { keepPages } from './keep-pages.ts'
import { shareBroadcasts } from './share-broadcasts.ts'

declare const self: ServiceWorkerGlobalScope

interface SocketHost {
  /** The project's. */
  readonly id: string
  match(url: URL): RouteMatch | undefined
  /** Runs the handler. Its response says whether the socket opens. `undefined`: perhaps the next worker opens it. */
  answer(match: RouteMatch, request: Request): Promise<Response | undefined>
  readonly openings: Openings
}

interface Content {
  readonly url: string
  readonly protocols: readonly unknown[]
}

/** Milliseconds after which an update that wanted to take over has failed. */
const takeOverLimit = 15_000

export const restart = [1012, 'Service restart'] as const

/** Opens the sockets that pages ask for. Call it while the script starts. */
export function serveSockets({ id, match, answer, openings }: SocketHost): OpenSockets {
  const sockets = new OpenSockets()
  const life = crypto.randomUUID()
  let isLeaving = false
  keepPages(sockets)
  if (fallbackPage()) shareBroadcasts(sockets, id)
  shareClients((path) => {
    const found = match(new URL(workerScope().replace(/\/$/, '') + path, self.location.origin))
    return found?.kind === 'endpoint' ? sockets.clients(found) : undefined
  })

  onPageMessage(lifeQuestion, {}, () => ({ life }))
  const leave = (_: object, { page }: { readonly page: Client }): void => {
    for (const socket of sockets.ofPage(page.id)) socket.leave(1001, '')
  }
  onPageMessage(leaveMessage, {}, leave)
  onPageMessage(goneMessage, {}, leave)
  // Their pages connect again, to the new worker.
  self.addEventListener('message', ({ data, origin, source }) => {
    const isFromWorker = source !== null && 'scriptURL' in source && origin === self.location.origin
    if (!isFromWorker || !isMessage(data, takeOverMessage, {})) return
    isLeaving = true
    setTimeout(() => {
      isLeaving = false
    }, takeOverLimit)
    sockets.leave(...restart)
  })

  const open = async ({ url, protocols }: Content, page: string, port: MessagePort): Promise<void> => {
    post(port, heardMessage, { life })
    const found = URL.canParse(url) ? match(new URL(url)) : undefined
    if (found?.kind !== 'endpoint') return post(port, refusedMessage, { status: 404 })
    const socket = new OwnServerSocket(port, url.replace(/^http/, 'ws'), protocols, () =>
      sockets.add(socket, page, found),
    )
    const request = new Request(url)
    openings.set(request, { socket, clients: sockets.clients(found) })
    const response = await answer(found, request)
    if (response === undefined) {
      setTimeout(() => socket.refuse(404), takeOverLimit)
      return
    }
    void response.body?.cancel()
    if (response.ok) socket.accept()
    else if (socket.readyState === socket.CONNECTING) socket.refuse(response.status)
    else socket.leave(1011, '')
  }
  onPageMessage(socketMessage, { url: 'string', protocols: 'list' }, (content, { page, port }) => {
    if (port === undefined) return
    if (!isLeaving) return open(content, page.id, port)
    // The page asks the next worker again. Waiting here would delay that.
    setTimeout(() => void open(content, page.id, port), takeOverLimit)
  })
  return sockets
}
