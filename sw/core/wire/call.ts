import type { MessageName } from './message-name.ts'
import { abortWord, doneType, failedType, type Outcome } from './messages/outcome.ts'
import { post, type Receiver } from './post.ts'

interface CallOptions {
  /** Cancels the call: the other side gets a message. */
  readonly signal: AbortSignal
  /** Ports in the content, which are transferred. */
  readonly transfer?: readonly Transferable[]
  /** Makes an error of what the other side sends as one. */
  toError(reason: unknown): unknown
}

/**
 * Lets the other side do some work (`answerCall`), and resolves with the result. The result is not checked: the other
 * side may be untrusted. Rejects with the error of the work, or the signal's reason.
 */
export function call<Content>(
  receiver: Receiver,
  question: MessageName<Content, Outcome>,
  content: Content,
  { signal, transfer = [], toError }: CallOptions,
): Promise<unknown> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve, reject) => {
    const end = (): void => {
      signal.removeEventListener('abort', abort)
      port1.close()
    }
    const abort = (): void => {
      port1.postMessage(abortWord)
      end()
      reject(signal.reason)
    }
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort)
    port1.onmessage = ({ data }) => {
      end()
      const { type, value, error } = Object(data) as Partial<Outcome>
      if (type === doneType) resolve(value)
      else reject(type === failedType ? toError(error) : new TypeError('The reply has no outcome.'))
    }
    post(receiver, question, content, [port2, ...transfer])
  })
}
