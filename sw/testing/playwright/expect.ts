import { expect as base } from '@playwright/test'
import { fitsGlob } from '../../control/engine/parse-target.ts'
import type { LogEntry } from '../../control/protocol/log-entry.ts'
import type { Api } from './api.ts'

/** What a received request must be like. */
export interface ReceivedOptions {
  /** The JSON of its body has at least this. */
  readonly json?: unknown
  /** The status of its answer. */
  readonly status?: number
  /** How many such requests there are. Default: at least one. */
  readonly times?: number
  /** Milliseconds to wait. Default: that of `expect`. */
  readonly timeout?: number
}

const defaultTimeout = 5000

/**
 * Playwright's `expect`, which also has `toHaveReceived`: whether the endpoints got a request. `on` is a path, with `*`
 * for any text, or a route. It waits until there is such a request.
 *
 * @example
 * await expect(api).toHaveReceived('POST', '/api/orders', { json: { product: 7 } })
 */
export const expect = base.extend({
  async toHaveReceived(api: Api, method: string, on: string, options: ReceivedOptions = {}) {
    const { timeout = this.timeout ?? defaultTimeout, times } = options
    const end = Date.now() + timeout
    let requests: readonly LogEntry[] = []
    let found = 0
    const isFine = (): boolean => (times === undefined ? found > 0 : found === times)
    do {
      requests = await api.requests()
      found = requests.filter((entry) => fits(entry, method, on, options)).length
      if (isFine() !== this.isNot) break
      await new Promise((resolve) => setTimeout(resolve, 50))
    } while (Date.now() < end)
    const wanted = `${method} ${on}${options.json === undefined ? '' : ` with ${JSON.stringify(options.json)}`}`
    return {
      name: 'toHaveReceived',
      pass: isFine(),
      message: () =>
        `Expected the endpoints ${this.isNot ? 'not ' : ''}to receive ${wanted}${times === undefined ? '' : `, ${times} times`}.\nThey received ${found} such, of ${requests.length} requests:\n${list(requests)}`,
    }
  },
})

function fits(entry: LogEntry, method: string, on: string, { json, status }: ReceivedOptions): boolean {
  const { pathname, search } = new URL(entry.url)
  const isThere =
    entry.route === on || fitsGlob(on, pathname) || fitsGlob(on, pathname + search) || pathname.endsWith(on)
  return (
    isThere &&
    (method === '*' || entry.method === method.toUpperCase()) &&
    (status === undefined || entry.answer?.status === status) &&
    (json === undefined || has(entry.request.json, json))
  )
}

/** Whether a value has all parts of another. */
function has(value: unknown, wanted: unknown): boolean {
  try {
    if (typeof wanted === 'object' && wanted !== null) base(value).toMatchObject(wanted as Record<string, unknown>)
    else base(value).toEqual(wanted)
    return true
  } catch {
    return false
  }
}

function list(requests: readonly LogEntry[]): string {
  const lines = requests.slice(-20).map(({ method, url, request, answer, isFailed }) => {
    const { pathname, search } = new URL(url)
    const body = request.json === undefined ? '' : ` ${JSON.stringify(request.json)}`
    return `  ${method} ${pathname}${search}${body} → ${isFailed ? 'network error' : (answer?.status ?? 'no answer yet')}`
  })
  return lines.length === 0 ? '  (none)' : lines.join('\n')
}
