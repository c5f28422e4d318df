import { PortSocket } from '../../core/sockets/port-socket.ts'
import { checkProtocols } from '../../core/sockets/socket-rules.ts'
import type { WorkerAddress } from '../register-worker.ts'
import { findSocket, type SocketRoutes } from './find-socket.ts'
import { PageSocket } from './page-socket.ts'
import { Tunnel } from './tunnel.ts'

/**
 * Lets `new WebSocket(…)` of this page find the endpoints with a handler for it. Every other address gets the browser's
 * own socket. Browsers show WebSockets to no service worker.
 *
 * @param routes a function is called for each socket: in development they change
 */
export function patchWebSocket(address: WorkerAddress, routes: SocketRoutes | (() => SocketRoutes)): void {
  const tunnel = new Tunnel(address)
  const Native = window.WebSocket
  // `instanceof WebSocket` and the constants work for our class too.
  Object.setPrototypeOf(PortSocket.prototype, Native.prototype)
  const Patched: typeof WebSocket = new Proxy(Native, {
    construct(target, args: ConstructorParameters<typeof WebSocket>, newTarget): WebSocket | PageSocket {
      const [given, protocols] = args
      const known = typeof routes === 'function' ? routes() : routes
      // A subclass calls methods of the browser's own.
      const found = newTarget === Patched && args.length > 0 ? findSocket(given, address.scope, known) : undefined
      if (found === undefined) return Reflect.construct(target, args, newTarget)
      if (found.href.includes('#')) {
        throw new DOMException(`The address of a WebSocket has no fragment: ${given}`, 'SyntaxError')
      }
      return tunnel.open(found, checkProtocols(protocols))
    },
  })
  window.WebSocket = Patched
  for (const { prototype } of [Native, PageSocket]) prototype.constructor = Patched
}
