import { hear } from '../../core/wire/hear.ts'
import { takeOverMessage } from '../../core/wire/messages/updates.ts'
import { post } from '../../core/wire/post.ts'
import { within } from '../../core/wire/within.ts'
import { drainLimit } from './drain-requests.ts'

declare const self: ServiceWorkerGlobalScope

/** Milliseconds in which the active worker confirms the question. A worker of another project never does. */
const hearingLimit = 1000

/** Replaces the active worker once it is ready to go. */
export async function takeOver(): Promise<void> {
  await activeWorkerIsReady()
  await self.skipWaiting()
}

/** Resolves when the active worker is ready to go, or its time is up. */
async function activeWorkerIsReady(): Promise<void> {
  const { active } = self.registration
  if (active === null) return
  const { port1, port2 } = new MessageChannel()
  const heard = hear(port1, 'heard')
  post(active, takeOverMessage, {}, [port2])
  if (await within(heard, hearingLimit)) await within(hear(port1, 'ready'), drainLimit + 5000)
  port1.close()
}
