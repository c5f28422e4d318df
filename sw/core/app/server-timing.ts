import type { Destination } from './destination.ts'
import type { Exchange } from './exchange.ts'

/** The `Server-Timing` value of an answer: its route with the time taken in milliseconds, and the host. */
export function serverTiming({ scope, started, found }: Exchange): string | undefined {
  const host = scope.options.serverTiming
  if (host === undefined) return undefined
  const duration = (performance.now() - started).toFixed(1)
  return `stowaway;desc="${quotable(patternOf(found))}";dur=${duration}, stowaway-host;desc="${host}"`
}

function patternOf(found: Destination | undefined): string {
  if (found === undefined) return ''
  if (found.kind === 'endpoint') return found.pattern
  return found.kind === 'redirect' ? found.redirect.id : '/404'
}

/** A quoted header value holds ASCII only, and no quotes. */
const quotable = (text: string): string => text.toWellFormed().replaceAll(/[^ !#-[\]-~]+/g, encodeURIComponent)
