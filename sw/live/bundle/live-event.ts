import { fromPlainError, type PlainError, toPlainError } from '../../core/errors/plain-error.ts'

export const consoleLevels = ['debug', 'log', 'info', 'warn', 'error'] as const
/** The console method that was called; `log` for others. */
export type ConsoleLevel = (typeof consoleLevels)[number]

/** What a host of live code reports while that runs. */
export type HostEvent =
  /** A console call. Values that cannot be cloned become text. */
  | { readonly type: 'console'; readonly level: ConsoleLevel; readonly args: readonly unknown[]; readonly time: number }
  /** An uncaught error, or one that became a response with status 500; then with the URL. */
  | { readonly type: 'error'; readonly error: PlainError; readonly url?: string; readonly time: number }
  /** A response has set cookies, which browsers hide from the page. Each value is one `Set-Cookie`. */
  | { readonly type: 'cookies'; readonly url: string; readonly values: readonly string[]; readonly time: number }

/** What happens at a live scope, in any tab. */
export type LiveEvent =
  | HostEvent
  /** Another bundle runs from now on. */
  | { readonly type: 'switched'; readonly current: string; readonly previous?: string }
  /** A bundle could not be evaluated. The previous one continues, if there is one. */
  | { readonly type: 'failed'; readonly hash: string; readonly error: PlainError }
  /** The worker was removed. */
  | { readonly type: 'removed' }

/** An event from untrusted code, if it is one of these. */
export function toHostEvent(event: unknown): HostEvent | undefined {
  if (!isObject(event)) return undefined
  const { type, level, args, error, url, values, time } = event
  if (typeof time !== 'number') return undefined
  if (type === 'console' && Array.isArray(args)) {
    return { type, level: consoleLevels.find((one) => one === level) ?? 'log', args, time }
  }
  if (type === 'error') {
    return { type, error: toPlainError(fromPlainError(error)), ...(typeof url === 'string' && { url }), time }
  }
  if (type === 'cookies' && typeof url === 'string' && Array.isArray(values)) {
    return { type, url, values: values.filter((value) => typeof value === 'string'), time }
  }
  return undefined
}

/** An event from the channel of a scope, where any page of the origin may write. */
export function toLiveEvent(event: unknown): LiveEvent | undefined {
  if (!isObject(event)) return undefined
  const { type, current, previous, hash, error } = event
  if (type === 'removed') return { type }
  if (type === 'switched' && typeof current === 'string') {
    return { type, current, ...(typeof previous === 'string' && { previous }) }
  }
  if (type === 'failed' && typeof hash === 'string') return { type, hash, error: toPlainError(fromPlainError(error)) }
  return toHostEvent(event)
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
