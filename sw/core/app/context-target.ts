import type { ContextTarget } from '../endpoint/create-context.ts'
import { normalisedUrl } from './address.ts'
import { patternOf } from './destination.ts'
import { addHandled } from './handled-requests.ts'
import { prerenderedRequest } from './prerendered-request.ts'
import type { Target } from './rewrite.ts'
import type { Scope } from './scope.ts'

/** The part of a context that depends on where the request leads. */
export function contextTarget({ warn }: Scope, { destination, request: sent }: Target): ContextTarget {
  const routePattern = patternOf(destination)
  const {
    file = routePattern,
    params = {},
    props = {},
    isPrerendered = false,
  } = destination.kind === 'endpoint' ? destination : {}
  const request = isPrerendered ? prerenderedRequest(sent, file, warn) : sent
  addHandled(request)
  return { file, request, url: normalisedUrl(request.url), params, props, routePattern, isPrerendered }
}
