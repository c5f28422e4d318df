import { abortWord, doneType, failedType, type Outcome } from './messages/outcome.ts'

/**
 * Does the work of a `call`, and replies on the port that came with it. Ports among the properties of the result are
 * transferred.
 *
 * @param work its controller aborts when the other side gives up
 * @param toReason turns what the work throws into plain data
 */
export async function answerCall(
  port: MessagePort,
  work: (abort: AbortController) => unknown,
  toReason: (error: unknown) => unknown = String,
): Promise<void> {
  const aborted = new AbortController()
  port.onmessage = ({ data }) => {
    if (data === abortWord) aborted.abort()
  }
  try {
    const value = await work(aborted)
    const ports = Object.values(Object(value)).filter((part) => part instanceof MessagePort)
    port.postMessage({ type: doneType, value } satisfies Outcome, ports)
  } catch (error) {
    port.postMessage({ type: failedType, error: toReason(error) } satisfies Outcome)
  }
}
