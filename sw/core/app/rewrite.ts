import type { RewritePayload } from '../endpoint/api-context.ts'
import { appError } from '../errors/app-errors.ts'
import { collapseSlashes, decodePathname, stripBase } from '../routes/pathname.ts'
import { copyRequest } from './copy-request.ts'
import { type Destination, firstDestination } from './destination.ts'
import { errorDestination } from './error-destination.ts'
import type { Scope } from './scope.ts'

/** What runs, and the request that it gets. */
export interface Target {
  readonly destination: Destination
  readonly request: Request
}

/**
 * Finds what a rewrite goes to, and the request for it (Astro reference, "Rewrites"). Nothing found is the 404 page.
 * Throws `ForbiddenRewrite` for prerendered targets, `RewriteWithBodyUsed`.
 */
export async function resolveRewrite(scope: Scope, from: Target, payload: RewritePayload): Promise<Target> {
  const current = from.request
  const given = urlOf(payload, current)
  const pathname = pathnameOf(given, scope)
  const url = new URL(given)
  url.pathname = scope.manifest.base + pathname
  if (pathname === '/' && scope.manifest.base !== '' && scope.manifest.trailingSlash === 'never') {
    url.pathname = scope.manifest.base
  }
  const forbidden = () => appError('ForbiddenRewrite', { from: current.url, to: pathname })
  if (scope.files.has(decodePathname(url.pathname).pathname)) throw forbidden()

  const destination = await destinationOf(scope, pathname)
  const wasPrerendered = from.destination.kind === 'endpoint' && from.destination.isPrerendered
  if (destination.kind === 'endpoint' && destination.isPrerendered && !wasPrerendered) throw forbidden()
  return { destination, request: isRequest(payload) ? payload : await copyRequest(current, url) }
}

async function destinationOf(scope: Scope, pathname: string): Promise<Destination> {
  // Error pages go before dynamic routes of the same shape.
  const [, status] = /^\/(404|500)\/?$/.exec(pathname) ?? []
  const page = status === undefined ? undefined : await errorDestination(scope, status === '404' ? 404 : 500)
  const found = page ?? (await firstDestination(scope, scope.matcher.all(pathname), pathname))
  return found ?? (await errorDestination(scope, 404)) ?? { kind: 'missing' }
}

function urlOf(payload: RewritePayload, current: Request): URL {
  if (typeof payload === 'string') return new URL(collapseSlashes(payload), new URL(current.url).origin)
  return new URL(isRequest(payload) ? payload.url : payload)
}

// Not `instanceof`: a host's Request may be of another realm.
const isRequest = (payload: RewritePayload): payload is Request => typeof payload === 'object' && 'headers' in payload

/** The decoded path without base. A path that names the base gets the slash that Astro gives it; others stay. */
function pathnameOf(url: URL, { manifest: { base, trailingSlash } }: Scope): string {
  const decoded = decodePathname(collapseSlashes(url.pathname)).pathname
  const inside = base === '' ? undefined : stripBase(decoded, base)
  if (inside === undefined) return decoded
  const bare = inside.endsWith('/') ? inside.slice(0, -1) : inside
  return trailingSlash === 'never' ? bare || '/' : `${bare}/`
}
