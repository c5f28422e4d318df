/** An event of a service worker's life. */
export class EmulatedExtendableEvent extends Event {
  /** The work continues as long as the page is open. Nothing here can extend it. */
  waitUntil(work: Promise<unknown>): void {
    Promise.resolve(work).catch((error: unknown) => console.error(error))
  }
}

/** A request, as a listener sees it. */
export class EmulatedFetchEvent extends EmulatedExtendableEvent {
  readonly request: Request
  readonly clientId: string
  readonly resultingClientId = ''
  /** Set by the listener that answers. */
  answer: Promise<Response> | undefined

  constructor(request: Request, clientId: string) {
    super('fetch', { cancelable: true })
    this.request = request
    this.clientId = clientId
  }

  respondWith(answer: Response | PromiseLike<Response>): void {
    if (this.answer !== undefined) throw new DOMException('The request was answered already.', 'InvalidStateError')
    this.answer = Promise.resolve(answer)
    this.stopImmediatePropagation()
  }
}

/** A message of the page, as a service worker gets it. */
export class EmulatedMessageEvent extends EmulatedExtendableEvent {
  readonly data: unknown
  readonly ports: readonly MessagePort[]
  readonly origin = self.location.origin
  readonly source: EmulatedClient

  constructor(data: unknown, ports: readonly MessagePort[], source: EmulatedClient) {
    super('message')
    this.data = data
    this.ports = ports
    this.source = source
  }
}

/** The page itself, as a client of a service worker. */
export class EmulatedClient {
  readonly id: string
  readonly type = 'window'
  readonly frameType = 'top-level'
  url: string

  constructor(id: string, url: string) {
    this.id = id
    this.url = url
  }

  /** Pages without a service worker do not listen. */
  postMessage(): void {}
}
