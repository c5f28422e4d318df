import { toHeader } from '../../core/streams/last-event-id.ts'
import { type EventLine, EventParser, type ServerEvent } from '../../core/streams/parse-events.ts'
import type { Backend } from './backend.ts'
import type { BackendFetch } from './backend-fetch.ts'

const closed = 2

/** Lets `new EventSource(…)` find the endpoints. */
export function patchEventSource(backend: Backend, backendFetch: BackendFetch): void {
  const Native = window.EventSource
  // `instanceof EventSource` and the constants work for our class too.
  Object.setPrototypeOf(BackendEventSource.prototype, Native.prototype)
  window.EventSource = new Proxy(Native, {
    construct(target, args: ConstructorParameters<typeof EventSource>, newTarget) {
      const [url, init] = args
      const found = backend.find(url)
      return found === undefined
        ? Reflect.construct(target, args, newTarget)
        : new BackendEventSource(backendFetch, found, init)
    },
  })
}

/** An `EventSource` over the page's own fetch (HTML, "Server-sent events"). */
class BackendEventSource extends EventTarget {
  readonly url: string
  readonly withCredentials: boolean
  readyState: 0 | 1 | 2 = 0
  onopen: ((event: Event) => unknown) | null = null
  onmessage: ((event: MessageEvent) => unknown) | null = null
  onerror: ((event: Event) => unknown) | null = null
  readonly #fetch: BackendFetch
  readonly #aborted = new AbortController()
  #lastEventId = ''
  /** Milliseconds. A stream may set another value. */
  #pause = 3000

  constructor(backendFetch: BackendFetch, url: URL, { withCredentials = false }: EventSourceInit = {}) {
    super()
    this.#fetch = backendFetch
    this.url = url.href
    this.withCredentials = withCredentials
    this.addEventListener('open', (event) => this.onopen?.(event))
    this.addEventListener('error', (event) => this.onerror?.(event))
    this.addEventListener('message', (event) => {
      if (event instanceof MessageEvent) this.onmessage?.(event)
    })
    void this.#run()
  }

  close(): void {
    this.readyState = closed
    this.#aborted.abort()
  }

  async #run(): Promise<void> {
    for (;;) {
      try {
        if (!(await this.#connect())) return this.#fail()
      } catch {
        // A network error, or the end of this source. After an error it tries again.
      }
      if (this.readyState === closed) return
      this.readyState = 0
      this.dispatchEvent(new Event('error'))
      await new Promise((resolve) => setTimeout(resolve, this.#pause))
      if (this.#isClosed) return
    }
  }

  get #isClosed(): boolean {
    return this.readyState === closed
  }

  /** Resolves when the stream has ended. `false`: there is no stream, and there will not be one. */
  async #connect(): Promise<boolean> {
    const response = await this.#fetch(
      new Request(this.url, {
        cache: 'no-store',
        credentials: this.withCredentials ? 'include' : 'same-origin',
        signal: this.#aborted.signal,
        headers: {
          accept: 'text/event-stream',
          'cache-control': 'no-cache',
          ...(this.#lastEventId !== '' && { 'last-event-id': toHeader(this.#lastEventId) }),
        },
      }),
    )
    const type = response.headers.get('content-type') ?? ''
    if (response.status !== 200 || !/^text\/event-stream\s*(;|$)/i.test(type)) {
      await response.body?.cancel()
      return false
    }
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
    const parser = new EventParser(this.#lastEventId)
    const { origin } = new URL(response.url)
    const decoder = new TextDecoder()
    const reader = response.body?.getReader()
    for (;;) {
      const { done = true, value } = (await reader?.read()) ?? {}
      for (const found of parser.push(decoder.decode(value, { stream: !done }))) this.#take(found, origin)
      this.#lastEventId = parser.lastId
      if (done) return true
    }
  }

  #take(found: ServerEvent | EventLine, origin: string): void {
    if ('retry' in found) this.#pause = found.retry
    if (!('event' in found) || this.#isClosed) return
    const { event, data, id } = found
    this.dispatchEvent(new MessageEvent(event, { data, lastEventId: id, origin }))
  }

  #fail(): void {
    if (this.#isClosed) return
    this.readyState = closed
    this.dispatchEvent(new Event('error'))
  }
}
