import { liveError } from '../../core/errors/live-errors.ts'
import { type LiveAnswer, liveMessage, type ToLiveWorker } from '../bundle/live-messages.ts'
import { fromPlainError } from '../bundle/plain-error.ts'

/** Milliseconds in which a worker answers. */
const answerLimit = 15_000

type Action = ToLiveWorker extends infer Message ? (Message extends unknown ? Omit<Message, 'type'> : never) : never

/** Rejects with the error of the worker, and with `LiveWorkerSilent`. */
export function tellWorker(worker: ServiceWorker, action: Action, limit = answerLimit): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(liveError('LiveWorkerSilent', { seconds: limit / 1000 })), limit)
    port1.onmessage = ({ data }: MessageEvent<LiveAnswer>) => {
      clearTimeout(timer)
      port1.close()
      if (data.type === 'done') resolve()
      else reject(fromPlainError(data.error))
    }
    worker.postMessage({ type: liveMessage, ...action }, [port2])
  })
}
