import type { RewritePayload } from '../endpoint/api-context.ts'
import { appError } from '../errors/app-errors.ts'
import { collapseSlashes, decodePathname, stripBase } from '../routes/pathname.ts'
import { copyRequest } from './copy-request.ts'
import type { Destination } from './destination.ts'
import { errorDestination } from './error-destination.ts'
import { firstDestination } from './first-destination.ts'
import { notFoundDestination } from './not-found-destination.ts'
import type { Scope } from './scope.ts'

/** What runs, and the request that it receives. */
export interface Target {
  readonly destination: Destination
  readonly request: Request
  /** What handlers get of it, once they have asked. */
  given?: Request
  url?: URL
}

/**
 * Finds the target of a rewrite and the request for it (Astro reference, "Rewrites"). If nothing matches, the target is
 * the 404 page. Throws `ForbiddenRewrite` for prerendered targets, and `RewriteWithBodyUsed`.
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
  // As in Astro, error pages come before dynamic routes that match the same path.
  const [, status] = /^\/(404|500)\/?$/.exec(pathname) ?? []
  const page = status === undefined ? undefined : await errorDestination(scope, status === '404' ? 404 : 500)
  const found = page ?? (await firstDestination(scope, scope.matcher.all(pathname), pathname))
  return found ?? notFoundDestination(scope)
}

function urlOf(payload: RewritePayload, current: Request): URL {
  if (typeof payload !== 'string') return new URL(isRequest(payload) ? payload.url : payload)
  const { origin } = new URL(current.url)
  // A path is appended, not resolved: browsers read `//host` and `/\host` as another host.
  return /^[/\\]/.test(payload) ? new URL(origin + payload) : new URL(collapseSlashes(payload), origin)
}

// Not `instanceof`: the Request may come from another realm.
const isRequest = (payload: RewritePayload): payload is Request => typeof payload === 'object' && 'headers' in payload

/** The decoded path without base. Only a path that starts with the base gets a trailing slash, as in Astro. */
function pathnameOf(url: URL, { manifest: { base, trailingSlash } }: Scope): string {
  const decoded = decodePathname(collapseSlashes(url.pathname)).pathname
  const inside = base === '' ? undefined : stripBase(decoded, base)
  if (inside === undefined) return decoded
  const bare = inside.endsWith('/') ? inside.slice(0, -1) : inside
  return trailingSlash === 'never' ? bare || '/' : `${bare}/`
}
