import { answer, type Find } from './answer.ts'
import type { App, AppOptions, RouteMatch } from './app.ts'
import { firstDestination, toEndpoint } from './destination.ts'
import { refuseMalformed } from './malformed.ts'
import { matchUrl, slashTarget } from './match-url.ts'
import { createScope, type Scope } from './scope.ts'
import { slashAnswer } from './slash-answer.ts'

/** Makes a project's endpoints one function from `Request` to `Response`. Nothing is loaded before it is asked for. */
export function createApp(options: AppOptions): App {
  const scope = createScope(options)
  return {
    manifest: options.manifest,
    match: (url) => matchUrl(scope, url),
    handle: (match, request, host = {}) => answer(scope, request, host, findMatched(scope, match, request)),
    fetch: (request, host = {}) => answer(scope, request, host, find(scope, request)),
  }
}

/** What a match goes on to. A prerendered endpoint that does not list the path gives way to the routes after it. */
function findMatched(scope: Scope, match: RouteMatch, request: Request): Find {
  return async (pathname = '') => {
    // A path that a build lists is right, however it looks.
    const isListed = match.kind === 'endpoint' && match.prerender !== undefined
    const refused = isListed ? undefined : refuseMalformed(scope, new URL(request.url))
    if (refused !== undefined) return refused
    if (match.kind === 'slash') return slashAnswer(request, match.location)
    if (match.kind === 'redirect') return match
    const { route, params, prerender } = match
    if (prerender !== undefined) {
      const module = await scope.options.load(route.file)
      return toEndpoint(scope, route, module, params, prerender.props, true)
    }
    return firstDestination(scope, hitsFrom(), pathname)

    function* hitsFrom() {
      yield { route, params }
      // Asked for only when the match itself cannot answer.
      const all = scope.matcher.all(pathname)
      yield* all.slice(1 + all.findIndex((hit) => 'route' in hit && hit.route.id === route.id))
    }
  }
}

/** As a server does it: slashes are put right for every path inside the base, and all that matches nothing is a 404. */
function find(scope: Scope, request: Request): Find {
  return async (pathname) => {
    const url = new URL(request.url)
    const refused = refuseMalformed(scope, url)
    if (refused !== undefined) return refused
    if (pathname === undefined) return undefined
    const location = slashTarget(scope, url)
    if (location !== undefined) return slashAnswer(request, location)
    const match = matchUrl(scope, request.url)
    return match === undefined ? undefined : findMatched(scope, match, request)(pathname)
  }
}
