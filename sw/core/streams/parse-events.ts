/** A server-sent event as a client receives it. */
export interface ServerEvent {
  /** `message` if the server sends no name. */
  readonly event: string
  readonly data: string
  /** The last id sent up to this event; `''` if there was none. */
  readonly id: string
}

/** A line between events: the text of a comment, or the milliseconds after which to reconnect. */
export type EventLine = { readonly comment: string } | { readonly retry: number }

/**
 * Parses the decoded text of an event stream piece by piece (HTML standard, "Interpreting an event stream"). An event
 * cut off by the end of the stream is discarded.
 */
export class EventParser {
  #rest = ''
  #event = ''
  #data: string[] = []
  #id: string
  #nextId: string

  /** @param lastId the id with which the stream was requested */
  constructor(lastId = '') {
    this.#id = lastId
    this.#nextId = lastId
  }

  *push(text: string): Generator<ServerEvent | EventLine> {
    const all = this.#rest + text
    const ends = /\r\n|\n|\r(?!$)/g
    let from = 0
    for (let end = ends.exec(all); end !== null; end = ends.exec(all)) {
      const found = this.#line(all.slice(from, end.index))
      from = end.index + end[0].length
      if (found !== undefined) yield found
    }
    this.#rest = all.slice(from)
  }

  #line(line: string): ServerEvent | EventLine | undefined {
    if (line === '') return this.#dispatch()
    const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? []
    if (name === '' && line.startsWith(':')) return { comment: value }
    if (name === 'data') this.#data.push(value)
    else if (name === 'event') this.#event = value
    else if (name === 'id' && !value.includes('\0')) this.#nextId = value
    else if (name === 'retry' && /^\d+$/.test(value)) return { retry: Number(value) }
    return undefined
  }

  #dispatch(): ServerEvent | undefined {
    this.#id = this.#nextId
    const [event, data] = [this.#event, this.#data]
    this.#event = ''
    this.#data = []
    return data.length === 0 ? undefined : { event: event || 'message', data: data.join('\n'), id: this.#id }
  }

  /** Where to continue after a break. */
  get lastId(): string {
    return this.#id
  }
}
