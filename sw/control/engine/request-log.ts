import type { LogEntry } from '../protocol/log-entry.ts'
import { entrySize, loggedBody, loggedMessage } from './logged-message.ts'
import { type ReadBody, readBody } from './read-body.ts'

/** How many requests are kept, how many bytes their entries take, and how many bytes their bodies. */
const limits = { entries: 500, size: 4_000_000, body: 256_000, bodies: 8_000_000 }

type Side = 'request' | 'answer'

/** A request in the log. */
export interface Logged {
  entry: LogEntry
  /** About how many bytes the entry takes. */
  size: number
  readonly bodies: { request?: ReadBody; answer?: ReadBody }
}

interface Ending {
  /** The id of the override in force. */
  readonly override?: string | undefined
  readonly error?: string | undefined
}

/** The last requests. Those that come before it is known which the log already has get their numbers later. */
export class RequestLog {
  readonly #now: () => number
  readonly #changed: (id: number, entry: LogEntry | undefined) => void
  #list: Logged[] = []
  #next: number | undefined
  /** Bytes of all entries, and of all bodies. */
  #size = 0
  #bodiesSize = 0

  /** @param changed called with each entry that is new or different; `undefined`: it is no longer kept */
  constructor(now: () => number, changed: (id: number, entry: LogEntry | undefined) => void) {
    this.#now = now
    this.#changed = changed
  }

  /** Takes over the entries of an earlier life of the worker. Call it once. */
  adopt(entries: readonly LogEntry[]): void {
    const earlier = entries.map((entry): Logged => ({ entry, size: entrySize(entry), bodies: {} }))
    this.#size += earlier.reduce((sum, { size }) => sum + size, 0)
    let next = entries.reduce((most, { id }) => Math.max(most, id), 0) + 1
    for (const logged of this.#list) {
      logged.entry = { ...logged.entry, id: next++ }
      this.#changed(logged.entry.id, logged.entry)
    }
    this.#next = next
    this.#list = [...earlier, ...this.#list]
    this.#forgetOld()
  }

  entries(since = 0): readonly LogEntry[] {
    return this.#list.map(({ entry }) => entry).filter(({ id }) => id > since)
  }

  body(id: number, of: Side): ReadBody | undefined {
    return this.#list.find(({ entry }) => entry.id === id)?.bodies[of]
  }

  clear(): void {
    this.#list = []
    this.#size = 0
    this.#bodiesSize = 0
  }

  /** Notes a request. Call it before anybody reads its body. */
  begin(request: Request, facts: Pick<LogEntry, 'tab' | 'route' | 'file'>): Logged {
    const id = this.#next ?? 0
    if (this.#next !== undefined) this.#next += 1
    const { method, url } = request
    const entry = { id, at: this.#now(), method, url, ...facts, request: loggedMessage(request) }
    const logged: Logged = { entry, size: 0, bodies: {} }
    this.#list.push(logged)
    this.#change(logged, {})
    if (method !== 'GET' && method !== 'HEAD') void this.#read(logged, 'request', request)
    this.#forgetOld()
    return logged
  }

  /** Notes how a request ended. Call it before anybody reads the body of the response. */
  end(logged: Logged, response: Response | undefined, { override, error }: Ending): void {
    const isFailed = response === undefined || response.type === 'error'
    this.#change(logged, {
      duration: this.#now() - logged.entry.at,
      ...(isFailed ? { isFailed } : { answer: { ...loggedMessage(response), status: response.status } }),
      ...(override !== undefined && { override }),
      ...(error !== undefined && { error }),
    })
    if (!isFailed && response.body !== null) void this.#read(logged, 'answer', response)
  }

  async #read(logged: Logged, of: Side, message: Request | Response): Promise<void> {
    const body = await readBody(message, limits.body).catch(() => undefined)
    if (body === undefined || !this.#list.includes(logged)) return
    logged.bodies[of] = body
    this.#bodiesSize += body.bytes.byteLength
    this.#change(logged, { [of]: { ...logged.entry[of], ...loggedBody(body) } })
    this.#forgetOld()
    this.#forgetBodies()
  }

  #change(logged: Logged, change: Partial<LogEntry>): void {
    logged.entry = { ...logged.entry, ...change }
    if (!this.#list.includes(logged)) return
    const size = entrySize(logged.entry)
    this.#size += size - logged.size
    logged.size = size
    if (this.#next !== undefined) this.#changed(logged.entry.id, logged.entry)
  }

  #forgetOld(): void {
    while (this.#list.length > limits.entries || (this.#size > limits.size && this.#list.length > 1)) {
      const [oldest] = this.#list.splice(0, 1)
      if (oldest === undefined) return
      this.#size -= oldest.size
      this.#dropBodies(oldest)
      if (this.#next !== undefined) this.#changed(oldest.entry.id, undefined)
    }
  }

  #forgetBodies(): void {
    for (const logged of this.#list) {
      if (this.#bodiesSize <= limits.bodies) return
      this.#dropBodies(logged)
    }
  }

  #dropBodies({ bodies }: Logged): void {
    this.#bodiesSize -= (bodies.request?.bytes.byteLength ?? 0) + (bodies.answer?.bytes.byteLength ?? 0)
    delete bodies.request
    delete bodies.answer
  }
}
