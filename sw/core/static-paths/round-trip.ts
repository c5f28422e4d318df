import type { Matcher } from '../routes/matcher.ts'
import type { Params } from '../routes/params.ts'
import { whyAltered } from '../routes/why-altered.ts'

/**
 * Why a request for a generated path would not give the params that the path was made from; `undefined` if it does. The
 * file would be where no request finds it, or would answer with the content of another entry.
 */
export function whyNoRoundTrip(path: string, params: Params, matcher: Matcher): string | undefined {
  const altered = whyAltered(path)
  if (altered !== undefined) return altered
  const hit = matcher.first(path)
  if (!hit) return 'the route does not match it'
  for (const [name, value] of Object.entries(params)) {
    const [encoded] = /%(?:23|3f)/i.exec(value ?? '') ?? []
    if (encoded !== undefined) return `\`${encoded}\` in "${name}" stands for another character of the value`
    const found = hit.params[name]
    if ((found ?? '') !== inPath(value ?? '')) return `"${name}" would be \`${found}\` instead of \`${value}\``
  }
  return undefined
}

// The intended changes that generating a path makes to a value.
function inPath(value: string): string {
  return value.replace(/^\//, '').replace(/\/$/, '').normalize().replaceAll('#', '%23').replaceAll('?', '%3F')
}
