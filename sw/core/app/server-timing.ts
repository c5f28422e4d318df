import { patternOf } from './destination.ts'
import type { Exchange } from './exchange.ts'

/** The `Server-Timing` value of an answer: its route with the time taken in milliseconds, and the host. */
export function serverTiming({ scope, started, found }: Exchange): string | undefined {
  const host = scope.options.serverTiming
  if (host === undefined) return undefined
  return `stowaway;desc="${quotable(found === undefined ? '' : patternOf(found))}";dur=${(performance.now() - started).toFixed(1)}, stowaway-host;desc="${host}"`
}

/** A quoted header value holds ASCII only, and no quotes. */
const quotable = (text: string): string => text.toWellFormed().replaceAll(/[^ !#-[\]-~]+/g, encodeURIComponent)
