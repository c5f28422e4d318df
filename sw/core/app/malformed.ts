import { appError } from '../errors/app-errors.ts'
import { addressOf } from './address.ts'
import type { Scope } from './scope.ts'

/**
 * The 400 for a request whose path cannot be decoded, before any user code; `undefined` where it can. Throws
 * `MalformedPath` where the host wants an error instead (Astro reference, "Params decoding").
 */
export function refuseMalformed({ options, manifest }: Scope, url: URL): Response | undefined {
  const { state } = addressOf(url.pathname, manifest.base)
  if (state === 'over-encoded') return new Response(null, { status: 400 })
  const rule = options.malformedPath ?? 'reject'
  if (rule === 'fail' && state === 'malformed') throw appError('MalformedPath', { path: url.pathname })
  // Astro's server decodes path and query in one go.
  if (rule !== 'reject' || (state === 'decoded' && isDecodable(url.search))) return undefined
  // Bytes, since text would add a content type that the original does not send.
  return new Response(new TextEncoder().encode('Bad request.'), { status: 400 })
}

function isDecodable(text: string): boolean {
  if (!text.includes('%')) return true
  try {
    // The result is used: bundlers take an unused decodeURI for pure, and drop it.
    return decodeURI(text) !== ''
  } catch {
    return false
  }
}
