import { fromPlainError, type PlainError, toPlainError } from './plain-error.ts'

export const consoleLevels = ['debug', 'log', 'info', 'warn', 'error'] as const
export type ConsoleLevel = (typeof consoleLevels)[number]

/** What a host of live code tells while that runs. */
export type HostEvent =
  /** A call of the console. What cannot be cloned is told as text. */
  | { readonly type: 'console'; readonly level: ConsoleLevel; readonly args: readonly unknown[]; readonly time: number }
  /** An error that nobody caught, or that became an answer with status 500; then with the address. */
  | { readonly type: 'error'; readonly error: PlainError; readonly url?: string; readonly time: number }
  /** An answer has set cookies: browsers hide them from the page. Each value is one of `Set-Cookie`. */
  | { readonly type: 'cookies'; readonly url: string; readonly values: readonly string[]; readonly time: number }

/** What happens at a live scope, in whatever tab. */
export type LiveEvent =
  | HostEvent
  /** Another bundle is run from now on. */
  | { readonly type: 'switched'; readonly current: string; readonly previous?: string }
  /** A bundle could not be evaluated; the one before goes on, where there is one. */
  | { readonly type: 'failed'; readonly hash: string; readonly error: PlainError }
  /** The worker was removed. */
  | { readonly type: 'removed' }

/** What untrusted code says, if it is one of these. */
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

/** What comes on the channel of a scope, where any page of the origin may speak. */
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
