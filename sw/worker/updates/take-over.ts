import { within } from '../../core/wire/within.ts'
import { takeOverMessage } from '../messages.ts'
import { drainLimit } from './drain-requests.ts'
import { nextMessage } from './next-message.ts'

declare const self: ServiceWorkerGlobalScope

/** Milliseconds in which the active worker says that it was asked. One of another project never does. */
const hearingLimit = 1000

/** Comes in the active worker's place when that is ready. */
export async function takeOver(): Promise<void> {
  await activeWorkerIsReady()
  await self.skipWaiting()
}

/** Resolves when the active worker is ready to go, or has had its time. */
async function activeWorkerIsReady(): Promise<void> {
  const { active } = self.registration
  if (active === null) return
  const { port1, port2 } = new MessageChannel()
  const heard = nextMessage(port1)
  active.postMessage({ type: takeOverMessage }, [port2])
  if (await within(heard, hearingLimit)) await within(nextMessage(port1), drainLimit + 5000)
  port1.close()
}
