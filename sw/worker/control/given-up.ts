import { callMark } from '../../core/wire/call-mark.ts'
import { abortMessage, leaveMessage } from '../../core/wire/messages/streams.ts'
import { onPageMessage } from '../on-page-message.ts'

/** Read before `Callers` hides marks: this module is evaluated before any feature is made. */
const nativeUrl = Object.getOwnPropertyDescriptor(Request.prototype, 'url')?.get

const mark = new RegExp(`${callMark}u?([\\w-]+)$`)

interface Call {
  readonly page: string
  readonly id: string | undefined
  readonly controller: AbortController
}

/** The requests that wait for an override, so that the wait ends when their page gives them up. */
export class GivenUp {
  readonly #calls = new Set<Call>()

  /** Create it while the script starts: it listens for messages. */
  constructor() {
    onPageMessage(abortMessage, { id: 'string' }, ({ id }, { page }) => this.#abort(page, (call) => call.id === id))
    onPageMessage(leaveMessage, {}, (_, { page }) => this.#abort(page, () => true))
  }

  /** Registers a request until `left` is called. */
  enter({ request, clientId }: FetchEvent): { readonly signal: AbortSignal; left(): void } {
    const url: unknown = nativeUrl?.call(request)
    const [, id] = mark.exec(String(url)) ?? []
    const call: Call = { page: clientId, id, controller: new AbortController() }
    this.#calls.add(call)
    return { signal: call.controller.signal, left: () => void this.#calls.delete(call) }
  }

  #abort({ id }: Client, isMeant: (call: Call) => boolean): void {
    for (const call of this.#calls) if (call.page === id && isMeant(call)) call.controller.abort()
  }
}
