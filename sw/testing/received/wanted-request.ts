import { fitsTarget, parseTarget, type Target } from '../../control/engine/parse-target.ts'
import type { LogEntry } from '../../control/protocol/log-entry.ts'

/** What a received request must be like. */
export interface ReceivedOptions {
  /** The JSON of its body has at least this. `expect.any(Number)` and the like work. */
  readonly json?: unknown
  /** Its headers have at least these. Names in any case. */
  readonly headers?: Readonly<Record<string, unknown>>
  /** The status of its answer. */
  readonly status?: number
  /** How many such requests there are. Default: at least one. */
  readonly times?: number
  /** Milliseconds to wait. Default: that of `expect`. */
  readonly timeout?: number
}

/** A part of a request that the test wants to be like something. */
export interface Part {
  readonly name: 'JSON' | 'headers' | 'status'
  readonly wanted: unknown
  readonly received: unknown
}

/** The target of an assertion: `POST` and `/api/orders`. */
export const targetOf = (method: string, on: string): Target => parseTarget(`${method} ${on}`)

/** Whether a request was sent to a target. @param basePath the path of the site, with a slash at its end */
export function isFor(entry: LogEntry, target: Target, basePath: string): boolean {
  const { pathname, searchParams } = new URL(entry.url)
  const path = pathname.startsWith(basePath) ? pathname.slice(basePath.length - 1) : pathname
  return fitsTarget(target, { method: entry.method, path, query: searchParams, route: entry.route })
}

/** Whether a value has all parts of another: of objects; lists and plain values are equal. */
export type Has = (received: unknown, wanted: unknown) => boolean

/** The parts of a request that are not as wanted. */
export function differences(
  entry: LogEntry,
  json: unknown,
  { headers, status, ...options }: ReceivedOptions,
  has: Has,
): Part[] {
  const parts: Part[] = []
  if ('json' in options) parts.push({ name: 'JSON', wanted: options.json, received: json })
  if (headers !== undefined) {
    const wanted = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
    parts.push({ name: 'headers', wanted, received: Object.fromEntries(entry.request.headers) })
  }
  if (status !== undefined) parts.push({ name: 'status', wanted: status, received: entry.answer?.status })
  return parts.filter(({ wanted, received }) => !has(received, wanted))
}
