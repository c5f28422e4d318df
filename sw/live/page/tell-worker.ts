import { liveError } from '../../core/errors/live-errors.ts'
import { fromPlainError } from '../../core/errors/plain-error.ts'
import { call } from '../../core/wire/call.ts'
import { liveQuestion } from '../../core/wire/messages/live.ts'

/** Milliseconds in which a worker answers. */
const answerLimit = 15_000

/** What a page asks of a live worker. */
type Action =
  | { readonly action: 'switch'; readonly hash: string }
  | { readonly action: 'rollback' }
  /** The worker stops answering requests and removes itself. */
  | { readonly action: 'leave' }

/** Rejects with the error of the worker, and with `LiveWorkerSilent`. */
export async function tellWorker(worker: ServiceWorker, action: Action, limit = answerLimit): Promise<void> {
  const silent = new AbortController()
  const timer = setTimeout(() => silent.abort(liveError('LiveWorkerSilent', { seconds: limit / 1000 })), limit)
  try {
    await call(worker, liveQuestion, action, { signal: silent.signal, toError: fromPlainError })
  } finally {
    clearTimeout(timer)
  }
}
