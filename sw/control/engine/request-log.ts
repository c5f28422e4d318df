import type { LogEntry, LoggedMessage } from '../protocol/log-entry.ts'

/** How many requests are kept, and how many bytes of their bodies. */
const limits = { entries: 500, body: 256_000, bodies: 8_000_000, json: 16_000 }

/** Milliseconds in which a body is read for the log. What comes later is not in it. */
const patience = 2000

interface Kept {
  entry: LogEntry
  readonly bodies: { request?: Uint8Array; answer?: Uint8Array }
}

/** The last requests. */
export class RequestLog {
  readonly #kept = new Map<number, Kept>()
  readonly #now: () => number
  readonly #changed: (entry: LogEntry, forgotten: readonly number[]) => void
  #next = 1
  #bytes = 0

  /** @param changed called with each entry that is new or different, and the ids of those that are no longer kept */
  constructor(now: () => number, changed: (entry: LogEntry, forgotten: readonly number[]) => void) {
    this.#now = now
    this.#changed = changed
  }

  /** Takes over the entries of an earlier life of the worker. */
  adopt(entries: readonly LogEntry[]): void {
    for (const entry of entries) {
      if (!this.#kept.has(entry.id)) this.#kept.set(entry.id, { entry, bodies: {} })
      this.#next = Math.max(this.#next, entry.id + 1)
    }
  }

  entries(since = 0): readonly LogEntry[] {
    return [...this.#kept.values()].map(({ entry }) => entry).filter(({ id }) => id > since)
  }

  body(id: number, of: 'request' | 'answer'): Uint8Array | undefined {
    return this.#kept.get(id)?.bodies[of]
  }

  clear(): readonly number[] {
    const ids = [...this.#kept.keys()]
    this.#kept.clear()
    this.#bytes = 0
    return ids
  }

  /** Notes a request. Call it before anybody reads its body. */
  begin(request: Request, facts: Pick<LogEntry, 'tab' | 'route' | 'file'>): LogEntry {
    const { method, url } = request
    const entry: LogEntry = { id: this.#next++, at: this.#now(), method, url, ...facts, request: messageOf(request) }
    this.#kept.set(entry.id, { entry, bodies: {} })
    this.#changed(entry, this.#forgetOld())
    if (method !== 'GET' && method !== 'HEAD') void this.#read(entry.id, 'request', request)
    return entry
  }

  /** Notes how a request ended. Call it before anybody reads the body of the response. */
  end({ id, at }: LogEntry, response: Response, override: string | undefined): void {
    const isFailed = response.type === 'error'
    const answer = isFailed ? undefined : { ...messageOf(response), status: response.status }
    this.#change(id, {
      duration: this.#now() - at,
      ...(isFailed && { isFailed }),
      ...(answer && { answer }),
      ...(override !== undefined && { override }),
    })
    if (!isFailed && response.body !== null) void this.#read(id, 'answer', response)
  }

  async #read(id: number, of: 'request' | 'answer', message: Request | Response): Promise<void> {
    const type = message.headers.get('content-type') ?? ''
    // A stream may never end, and its source has to notice when the page leaves.
    if (!/json|text\/(?!event-stream)|xml|form/.test(type) || message.bodyUsed) return
    const bytes = await readSome(message.clone())
    const kept = this.#kept.get(id)
    if (bytes === undefined || kept === undefined) return
    kept.bodies[of] = bytes
    this.#bytes += bytes.byteLength
    const logged = { ...kept.entry[of], size: bytes.byteLength, ...jsonOf(bytes, type) }
    this.#change(id, { [of]: logged })
    this.#forgetBodies()
  }

  #change(id: number, change: Partial<LogEntry>): void {
    const kept = this.#kept.get(id)
    if (kept === undefined) return
    kept.entry = { ...kept.entry, ...change }
    this.#changed(kept.entry, [])
  }

  #forgetOld(): readonly number[] {
    const forgotten: number[] = []
    for (const [id, { bodies }] of this.#kept) {
      if (this.#kept.size <= limits.entries) break
      this.#bytes -= sizeOf(bodies)
      this.#kept.delete(id)
      forgotten.push(id)
    }
    return forgotten
  }

  #forgetBodies(): void {
    for (const { bodies } of this.#kept.values()) {
      if (this.#bytes <= limits.bodies) return
      this.#bytes -= sizeOf(bodies)
      delete bodies.request
      delete bodies.answer
    }
  }
}

const sizeOf = ({ request, answer }: Kept['bodies']): number => (request?.byteLength ?? 0) + (answer?.byteLength ?? 0)

function messageOf({ headers }: Request | Response): LoggedMessage {
  const type = headers.get('content-type')
  return { headers: [...headers], ...(type !== null && { type }) }
}

/** The start of a body. `undefined`: it cannot be read. */
async function readSome(message: Request | Response): Promise<Uint8Array | undefined> {
  const end = AbortSignal.timeout(patience)
  const parts: Uint8Array[] = []
  let size = 0
  try {
    const reader = message.body?.getReader()
    // Firefox has no body of a request as a stream.
    if (reader === undefined) return new Uint8Array(await message.arrayBuffer()).subarray(0, limits.body)
    end.addEventListener('abort', () => void reader.cancel().catch(() => {}))
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      if (value !== undefined) parts.push(value)
      size += value?.byteLength ?? 0
      if (size >= limits.body) await reader.cancel()
    }
  } catch {
    return undefined
  }
  const bytes = new Uint8Array(size)
  let place = 0
  for (const part of parts) {
    bytes.set(part, place)
    place += part.byteLength
  }
  return bytes.subarray(0, limits.body)
}

function jsonOf(bytes: Uint8Array, type: string): { readonly json?: unknown } {
  if (bytes.byteLength > limits.json || !/json/.test(type)) return {}
  try {
    return { json: JSON.parse(new TextDecoder().decode(bytes)) }
  } catch {
    return {}
  }
}
