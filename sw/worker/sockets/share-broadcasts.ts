import type { OpenSockets } from '../../core/sockets/open-sockets.ts'
import { fits } from '../../core/wire/fits.ts'
import { scopedName } from '../../data/scoped-name.ts'
import { workerScope } from '../worker-scope.ts'

/**
 * In the fallback, each tab has a worker of its own: what is meant for a group goes to the sockets of all tabs.
 *
 * @param id the project's
 */
export function shareBroadcasts(sockets: OpenSockets, id: string): void {
  const channel = new BroadcastChannel(scopedName('sockets', { scope: workerScope(), id }))
  channel.onmessage = ({ data }) => {
    if (fits<{ readonly name: string }>(data, { name: 'string' })) sockets.send(data.name, Reflect.get(data, 'data'))
  }
  sockets.onBroadcast = (name, data) => channel.postMessage({ name, data })
}
