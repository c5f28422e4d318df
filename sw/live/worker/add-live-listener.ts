import { toPlainError } from '../../core/errors/plain-error.ts'
import { liveQuestion } from '../../core/wire/messages/live.ts'
import { doneType, failedType } from '../../core/wire/messages/outcome.ts'
import { onPageMessage } from '../../worker/on-page-message.ts'
import { removeWorker } from '../../worker/unregister/remove-worker.ts'
import { isHash } from '../bundle/check-bundle.ts'
import type { LiveBundles } from './live-bundles.ts'

/** Does what pages of this origin ask for. Other messages are ignored. */
export function addLiveListener(bundles: LiveBundles): { readonly hasLeft: boolean } {
  const life = { hasLeft: false }
  const act = async (action: string, hash: unknown): Promise<void> => {
    if (action === 'switch' && isHash(hash)) {
      await bundles.switchTo(hash)
      // If a registration is removed and created again while a page is open, it has the same worker.
      life.hasLeft = false
    } else if (action === 'rollback') await bundles.rollBack()
    else if (action === 'leave') {
      life.hasLeft = true
      await removeWorker()
    } else throw new TypeError('A live worker does not know this message.')
  }
  onPageMessage(liveQuestion, { action: 'string' }, async ({ action, hash }) => {
    try {
      await act(action, hash)
      return { type: doneType }
    } catch (error) {
      return { type: failedType, error: toPlainError(error) }
    }
  })
  return life
}
