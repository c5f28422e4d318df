import { messageType } from '../../worker/messages.ts'
import { removeWorker } from '../../worker/unregister/remove-worker.ts'
import { isHash } from '../bundle/check-bundle.ts'
import { type LiveAnswer, liveMessage } from '../bundle/live-messages.ts'
import { toPlainError } from '../bundle/plain-error.ts'
import type { LiveBundles } from './live-bundles.ts'

declare const self: ServiceWorkerGlobalScope

/** Does what pages of this origin ask for, and nothing that any other message says. */
export function addLiveListener(bundles: LiveBundles): { readonly hasLeft: boolean } {
  const life = { hasLeft: false }
  const act = async ({ action, hash }: { action?: unknown; hash?: unknown }): Promise<LiveAnswer> => {
    if (action === 'switch' && isHash(hash)) {
      const pointer = await bundles.switchTo(hash)
      // A registration that was taken away and made anew while a page was open has the same worker.
      life.hasLeft = false
      return { type: 'done', pointer }
    }
    if (action === 'rollback') return { type: 'done', pointer: await bundles.rollBack() }
    if (action !== 'leave') throw new TypeError('The message is none that a live worker knows.')
    life.hasLeft = true
    await removeWorker()
    return { type: 'done' }
  }
  self.addEventListener('message', (event) => {
    const { data, origin, source, ports } = event
    const [port] = ports
    if (messageType(data) !== liveMessage || port === undefined) return
    if (origin !== self.location.origin || !(source instanceof WindowClient)) return
    event.waitUntil(
      act(data)
        .catch((error: unknown): LiveAnswer => ({ type: 'failed', error: toPlainError(error) }))
        .then((answer) => port.postMessage(answer)),
    )
  })
  return life
}
