import { abortWord, doneType, failedType, type Outcome } from './messages/outcome.ts'

/**
 * Does the work of a `call`, and replies on the port that came with it.
 *
 * @param work its controller aborts when the other side gives up
 * @param toReason turns what the work throws into plain data
 * @param toTransfer what to transfer of the result. Default: ports among its properties
 */
export async function answerCall(
  port: MessagePort,
  work: (abort: AbortController) => unknown,
  toReason: (error: unknown) => unknown = String,
  toTransfer: (value: unknown) => Transferable[] = portsOf,
): Promise<void> {
  const aborted = new AbortController()
  port.onmessage = ({ data }) => {
    if (data === abortWord) aborted.abort()
  }
  try {
    const value = await work(aborted)
    port.postMessage({ type: doneType, value } satisfies Outcome, toTransfer(value))
  } catch (error) {
    port.postMessage({ type: failedType, error: toReason(error) } satisfies Outcome)
  }
}

const portsOf = (value: unknown): MessagePort[] =>
  Object.values(Object(value)).filter((part) => part instanceof MessagePort)
