import type { ContextTarget } from '../endpoint/create-context.ts'
import { normalisedUrl } from './address.ts'
import { prerenderedRequest } from './prerendered-request.ts'
import type { Target } from './rewrite.ts'
import type { Scope } from './scope.ts'

/** The part of a context that depends on where the request leads. */
export function contextTarget(scope: Scope, { destination, request }: Target): ContextTarget {
  if (destination.kind !== 'endpoint') {
    const url = normalisedUrl(request.url)
    const routePattern = destination.kind === 'redirect' ? destination.redirect.id : '/404'
    return { file: routePattern, request, url, params: {}, props: {}, routePattern, isPrerendered: false }
  }
  const { file, params, props, pattern: routePattern, isPrerendered } = destination
  const seen = isPrerendered ? prerenderedRequest(request, file, scope.warn) : request
  return { file, request: seen, url: normalisedUrl(seen.url), params, props, routePattern, isPrerendered }
}
