import { appError } from '../errors/app-errors.ts'
import type { Exchange } from './exchange.ts'

/**
 * The 400 for a request whose path cannot be decoded, before any user code; `undefined` if it can. Throws
 * `MalformedPath` on a host that wants an error instead (Astro reference, "Params decoding").
 */
export function refuseMalformed({ scope, sent, address }: Exchange): Response | undefined {
  const { state } = address
  if (state === 'over-encoded') return new Response(null, { status: 400 })
  const rule = scope.options.malformedPath ?? 'reject'
  if (rule === 'fail' && state === 'malformed') throw appError('MalformedPath', { path: sent.pathname })
  // Astro's server decodes path and query together.
  if (rule !== 'reject' || (state === 'decoded' && isDecodable(sent.search))) return undefined
  // Bytes, because text would add a content type that Astro does not send.
  return new Response(new TextEncoder().encode('Bad request.'), { status: 400 })
}

function isDecodable(text: string): boolean {
  if (!text.includes('%')) return true
  try {
    // The result is used, because bundlers remove an unused decodeURI as free of side effects.
    return decodeURI(text) !== ''
  } catch {
    return false
  }
}
