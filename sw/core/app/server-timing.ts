import type { Exchange } from './exchange.ts'

/** The `Server-Timing` entries of an answer: its route with the time taken in milliseconds, and the host. */
export function serverTiming({ scope, started, pattern }: Exchange): string | undefined {
  const host = scope.options.serverTiming
  if (host === undefined) return undefined
  const duration = (performance.now() - started).toFixed(1)
  return `stowaway;desc="${quotable(pattern)}";dur=${duration}, stowaway-host;desc="${host}"`
}

/** Header values hold ASCII; a quoted one no quotes. */
const quotable = (text: string): string => text.toWellFormed().replaceAll(/[^ !#-[\]-~]+/g, encodeURIComponent)
