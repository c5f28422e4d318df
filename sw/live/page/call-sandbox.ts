import { fromPlainError } from '../bundle/plain-error.ts'
import type { SandboxAnswer, ToSandbox } from '../bundle/sandbox-messages.ts'

/** What the sandbox answered, its ports, and the port on which a later word gives the request up. */
export interface Called {
  readonly answer: Exclude<SandboxAnswer, { type: 'failed' }>
  readonly ports: readonly MessagePort[]
  readonly port: MessagePort
}

/** Says one thing to the sandbox's worker. Rejects with the error that it answers, or the reason of the signal. */
export function callSandbox(
  worker: MessagePort,
  message: ToSandbox,
  { signal, body }: { readonly signal: AbortSignal; readonly body?: MessagePort },
): Promise<Called> {
  const { port1: port, port2 } = new MessageChannel()
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      port.postMessage('abort')
      reject(signal.reason)
    }
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, { once: true })
    port.onmessage = ({ data, ports }: MessageEvent<SandboxAnswer | null>) => {
      if (data?.type === 'done' || data?.type === 'response') resolve({ answer: data, ports, port })
      else reject(fromPlainError(data?.error))
    }
    worker.postMessage(message, body === undefined ? [port2] : [port2, body])
  })
}
