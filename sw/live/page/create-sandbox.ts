import { liveError } from '../../core/errors/live-errors.ts'
import { fromPlainError } from '../../core/errors/plain-error.ts'
import { call } from '../../core/wire/call.ts'
import { isMessage } from '../../core/wire/is-message.ts'
import type { MessageName } from '../../core/wire/message-name.ts'
import type { Outcome } from '../../core/wire/messages/outcome.ts'
import { eventMessage, loadQuestion, runQuestion } from '../../core/wire/messages/sandbox.ts'
import type { LiveBundle } from '../bundle/live-bundle.ts'
import { type HostEvent, toHostEvent } from '../bundle/live-event.ts'
import { ownParts } from '../bundle/own-parts.ts'
import { requestSandbox } from './request-sandbox.ts'
import { SandboxFrame } from './sandbox-frame.ts'

/** What happens in a sandbox. */
export type SandboxEvent =
  | HostEvent
  /** `stop` was called: the worker is gone, with everything that its code stored. */
  | { readonly type: 'stopped' }

/** Runs untrusted endpoints in a worker with its own origin, without storage, cookies and network. */
export interface Sandbox {
  /**
   * Runs a bundle from now on. The first call starts the worker. The data of the endpoints stays. Rejects with the
   * error that the code throws; then the previous bundle continues. Also rejects with `BundleInvalid`,
   * `SandboxUnavailable` and `SandboxStopped`.
   */
  load(bundle: LiveBundle): Promise<void>
  /**
   * The endpoints' response, or their 404 page. Bodies are streamed both ways, if the engine makes requests from
   * streams. `request.signal` reaches the handler. A redirect is followed within the origin of the request. With
   * `redirect: 'manual'` it can be read. Rejects as `fetch` does, with `SandboxEmpty` and `SandboxStopped`.
   */
  request(request: Request): Promise<Response>
  /**
   * Runs the body of an async function with two parameters, `argument` and `stowaway` (the modules that bundles import,
   * by specifier). Resolves with its result, which must be cloneable. Rejects with what it throws, and as `load` does.
   */
  run(code: string, argument?: unknown): Promise<unknown>
  /** Ends the worker at once, even in an endless loop. Pending calls reject with `SandboxStopped`. */
  stop(): void
  /** Returns an unsubscribe function. */
  onEvent(listener: (event: SandboxEvent) => void): () => void
}

/** The script and the place of a sandbox. */
export interface SandboxOptions {
  /** URL of the worker's script: `live-sandbox.js` of the build. The page fetches its text. */
  readonly script: string | URL
  /** Where the hidden frame is inserted. Default: the document's body. */
  readonly parent?: HTMLElement
}

interface Started {
  readonly ended: AbortController
  readonly frame: Promise<SandboxFrame>
}

/** Creates a sandbox. Nothing starts before it is used. */
export function createSandbox({ script, parent = document.body }: SandboxOptions): Sandbox {
  const listeners = new Set<(event: SandboxEvent) => void>()
  let started: Started | undefined

  const tell = (event: SandboxEvent): void => {
    for (const listener of listeners) listener(event)
  }

  const start = (): Started => {
    if (started !== undefined) return started
    const ended = new AbortController()
    const frame = (async () => {
      const text = await scriptText(script, ended.signal)
      return SandboxFrame.start({ script: text, parent, onMessage: (message) => hear(message) }, ended.signal)
    })()
    const own = { ended, frame }
    const hear = (message: unknown): void => {
      const event = started === own ? toHostEvent(isMessage(message, eventMessage, {}) && message.event) : undefined
      if (event !== undefined) tell(event)
    }
    started = own
    frame.catch(() => {
      if (started === own) started = undefined
    })
    return own
  }

  const run = async <Content>(question: MessageName<Content, Outcome>, content: Content): Promise<unknown> => {
    const { ended, frame } = start()
    return call((await frame).port, question, content, { signal: ended.signal, toError: fromPlainError })
  }

  return {
    load: async (bundle) => {
      await run(loadQuestion, { bundle: ownParts(bundle) })
    },
    run: (code, argument) => run(runQuestion, { code, argument }),
    async request(request) {
      if (started === undefined) throw liveError('SandboxEmpty', {})
      const { ended, frame } = started
      return requestSandbox((await frame).port, request, ended.signal)
    },
    stop() {
      if (started === undefined) return
      const { ended, frame } = started
      started = undefined
      ended.abort(liveError('SandboxStopped', {}))
      frame.then(
        (made) => made.remove(),
        () => undefined,
      )
      tell({ type: 'stopped' })
    },
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

async function scriptText(script: string | URL, signal: AbortSignal): Promise<string> {
  const unavailable = (reason: string, cause?: unknown): Error =>
    liveError('SandboxUnavailable', { reason }, cause === undefined ? {} : { cause })
  let response: Response
  try {
    response = await fetch(script, { signal })
  } catch (cause) {
    signal.throwIfAborted()
    throw unavailable(`${script} could not be fetched (${cause}).`, cause)
  }
  const type = response.headers.get('content-type') ?? 'no type'
  if (!response.ok) throw unavailable(`the server answered ${script} with status ${response.status}.`)
  if (!/javascript/i.test(type)) throw unavailable(`the server answered ${script} with ${type}, which is not a script.`)
  return response.text()
}
