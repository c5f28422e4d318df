import type { Matcher } from '../routes/matcher.ts'
import type { Params } from '../routes/params.ts'
import { whyAltered } from '../routes/why-altered.ts'

/**
 * Why a request for a generated path would not come back to the params that it was made of; `undefined` when it does.
 * The file would then lie where nobody asks for it, or answer with another entry's content.
 */
export function whyNoRoundTrip(path: string, params: Params, matcher: Matcher): string | undefined {
  const altered = whyAltered(path)
  if (altered !== undefined) return altered
  const hit = matcher.first(path)
  if (!hit) return 'the route does not match it'
  for (const [name, value] of Object.entries(params)) {
    const found = hit.params[name]
    if ((found ?? '') !== inPath(value ?? '')) return `"${name}" would be \`${found}\` instead of \`${value}\``
  }
  return undefined
}

// What generating a path does to a value, on purpose.
function inPath(value: string): string {
  return value.replace(/^\//, '').replace(/\/$/, '').normalize().replaceAll('#', '%23').replaceAll('?', '%3F')
}
