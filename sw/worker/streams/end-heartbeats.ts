import { aliveMessage, busyMessage } from '../../core/wire/messages/heartbeats.ts'
import { post } from '../../core/wire/post.ts'
import { onPageMessage } from '../on-page-message.ts'

/** In place of `KeepAlive`, for workers that never work long: ends the heartbeats that an earlier build asked for. */
export function endHeartbeats(): undefined {
  onPageMessage(aliveMessage, {}, (_, { page }) => post(page, busyMessage, { isBusy: false }))
  return undefined
}
