/** One message of an event stream. */
export interface StreamEvent {
  /** Milliseconds after the request was sent. */
  readonly at: number
  readonly event: string
  readonly id: string
  readonly data: string
}

/** How many events are kept, and how much of one: a stream may have no end. */
const kept = 100
const longest = 20_000

/** Reads `text/event-stream` as it arrives (HTML, "Server-sent events"). */
export class EventLog {
  readonly #decoder = new TextDecoder()
  #rest = ''
  #data: string[] = []
  #event = ''
  #id = ''
  /** The newest events, the oldest first. */
  events: readonly StreamEvent[] = []
  count = 0

  append(bytes: Uint8Array, at: number): void {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split(/\r\n|\r(?!$)|\n/)
    this.#rest = (lines.pop() ?? '').slice(0, longest)
    const found: StreamEvent[] = []
    for (const line of lines) this.#take(line, at, found)
    if (found.length > 0) this.events = [...this.events, ...found].slice(-kept)
    this.count += found.length
  }

  #take(line: string, at: number, found: StreamEvent[]): void {
    if (line === '') {
      if (this.#data.length > 0) {
        found.push({ at, event: this.#event || 'message', id: this.#id, data: this.#data.join('\n').slice(0, longest) })
      }
      this.#data = []
      this.#event = ''
      return
    }
    const [, field = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? []
    if (field === 'data') this.#data.push(value)
    else if (field === 'event') this.#event = value
    else if (field === 'id') this.#id = value
  }
}
