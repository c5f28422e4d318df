/** One event of a stream (HTML, "Server-sent events"). */
export interface StreamedEvent {
  readonly type: string
  readonly data: string
  /** The last id that the stream gave, in this event or before. */
  readonly lastEventId: string
}

interface EventStreamOptions {
  readonly lastEventId: string
  onEvent(event: StreamedEvent): void
  /** Milliseconds after which a client asks again. */
  onRetry(milliseconds: number): void
}

/** Reads an event stream from its text, whatever parts that comes in. */
export class EventStream {
  readonly #options: EventStreamOptions
  #rest = ''
  #isStart = true
  #endsInReturn = false
  #type = ''
  #data: string[] = []
  #id: string

  constructor(options: EventStreamOptions) {
    this.#options = options
    this.#id = options.lastEventId
  }

  push(text: string): void {
    if (text === '') return
    const own = this.#isStart ? text.replace(/^\uFEFF/, '') : text
    // A line break of two characters may come in two parts.
    const isSplit = this.#endsInReturn && own.startsWith('\n')
    this.#isStart = false
    this.#endsInReturn = own.endsWith('\r')
    const lines = (this.#rest + (isSplit ? own.slice(1) : own)).split(/\r\n|\n|\r/)
    this.#rest = lines.pop() ?? ''
    for (const line of lines) this.#line(line)
  }

  #line(line: string): void {
    if (line === '') {
      this.#dispatch()
      return
    }
    const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []
    if (name === 'event') this.#type = value
    else if (name === 'data') this.#data.push(value)
    else if (name === 'id' && !value.includes('\0')) this.#id = value
    else if (name === 'retry' && /^\d+$/.test(value)) this.#options.onRetry(Number(value))
  }

  #dispatch(): void {
    const [type, data] = [this.#type || 'message', this.#data]
    this.#type = ''
    this.#data = []
    if (data.length > 0) this.#options.onEvent({ type, data: data.join('\n'), lastEventId: this.#id })
  }
}
