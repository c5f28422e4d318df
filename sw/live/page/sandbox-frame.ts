import { liveError } from '../../core/errors/live-errors.ts'
import { isMessage } from '../../core/wire/is-message.ts'
import { readyMessage } from '../../core/wire/messages/sandbox.ts'
import { frameScript, sandboxPolicy } from './frame-script.ts'

/** Milliseconds in which the worker of a sandbox starts, or never. */
const startLimit = 15_000

interface SandboxFrameOptions {
  /** Text of the worker's script. */
  readonly script: string
  readonly parent: HTMLElement
  /** Called with the worker's messages. They may be untrusted: nothing is checked yet. */
  onMessage(message: unknown): void
}

/** A frame with its own origin, and the worker in it. */
export class SandboxFrame {
  /** To the worker. */
  readonly port: MessagePort
  readonly #element: HTMLIFrameElement

  private constructor(element: HTMLIFrameElement, port: MessagePort) {
    this.#element = element
    this.port = port
  }

  /** Rejects with `SandboxUnavailable`, or with the reason of the signal once it is aborted. */
  static async start({ script, parent, onMessage }: SandboxFrameOptions, signal: AbortSignal): Promise<SandboxFrame> {
    const element = createFrame()
    const loaded = new Promise((resolve) => element.addEventListener('load', resolve, { once: true }))
    const toWorker = new MessageChannel()
    const failures = new MessageChannel()
    try {
      parent.append(element)
      await new Promise<void>((resolve, reject) => {
        const fail = (reason: string): void => reject(liveError('SandboxUnavailable', { reason }))
        const timer = setTimeout(() => fail(`its worker did not start within ${startLimit / 1000} s.`), startLimit)
        signal.addEventListener('abort', () => reject(signal.reason))
        toWorker.port1.onmessage = ({ data }) => {
          if (!isMessage(data, readyMessage, {})) return onMessage(data)
          clearTimeout(timer)
          resolve()
        }
        failures.port1.onmessage = ({ data }) => fail(`${data}.`)
        loaded.then(() => {
          element.contentWindow?.postMessage(script, '*', [toWorker.port2, failures.port2])
        })
      })
      failures.port1.close()
      return new SandboxFrame(element, toWorker.port1)
    } catch (error) {
      element.remove()
      throw error
    }
  }

  /** Ends the worker, whatever it is doing. */
  remove(): void {
    this.#element.remove()
    this.port.close()
  }
}

function createFrame(): HTMLIFrameElement {
  const element = document.createElement('iframe')
  element.setAttribute('sandbox', 'allow-scripts')
  element.referrerPolicy = 'no-referrer'
  element.hidden = true
  element.title = 'Sandbox'
  element.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${sandboxPolicy}"><script>${frameScript}</script>`
  return element
}
