import { changeMessage, routesEvent } from '../../core/wire/messages/development.ts'
import type { WorkerAddress } from '../register-worker.ts'
import type { SocketRoutes } from './find-socket.ts'
import { patchWebSocket } from './patch-web-socket.ts'

/** The part of Vite's `import.meta.hot` that we use. */
interface HotChannel {
  on(event: string, listener: (data: unknown) => void): void
}

/**
 * Development only: asks the dev server which routes have a WebSocket handler, at the start and after each change.
 *
 * @param list the address of that list
 */
export async function watchSockets(hot: HotChannel, address: WorkerAddress, list: string): Promise<void> {
  let routes: SocketRoutes = []
  let isPatched = false
  const read = async (): Promise<void> => {
    const response = await fetch(list, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
    const patterns: readonly string[] = await response.json()
    // The root is the address of Vite's own socket.
    routes = patterns.map((pattern) => new RegExp(`^(?!/$)${pattern.slice(1)}`))
    if (isPatched || routes.length === 0) return
    isPatched = true
    patchWebSocket(address, () => routes)
  }
  const readAgain = (): void => void read().catch(() => undefined)
  hot.on(changeMessage, readAgain)
  hot.on(routesEvent, readAgain)
  await read().catch((error: unknown) => console.error('[stowaway] WebSockets of endpoints are not known.', error))
}
