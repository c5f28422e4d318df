import { controlPath } from '../../../sw/control/protocol/command.ts'
import type { RouteManifest } from '../../../sw/core/routes/route-manifest.ts'
import type { RoutingRule } from '../../../sw/worker/routing-rule.ts'
import type { PrecacheFile } from '../../../sw/worker/worker-options.ts'
import { foldRoutes } from './fold-routes.ts'
import { exactPattern, pathExpression, pathPattern } from './path-pattern.ts'

/** Each pattern costs the install of a worker a quarter of a millisecond, and every request a little. */
const routeLimit = 24
const fileLimit = 48

/** A path that has one way to be written in a URL. */
const isPlain = (path: string): boolean => /^(?:\/(?!\.{1,2}(?:\/|$))[\w.~@,=&;!$'()*+:-]+)+$/.test(path)

/** Paths that the worker decodes or collapses before it matches: which they name, only the worker can say. */
const unclear = ['*%*', '*//*']

interface RoutingRulesOptions {
  /** The worker's own: its files are not routed to it, its prerendered endpoints have none. */
  readonly manifest: RouteManifest
  /** What the worker keeps for offline use; absent: nothing. */
  readonly precache?: readonly PrecacheFile[] | undefined
  /** The worker answers navigations that match neither a file nor an endpoint. */
  readonly hasAppPage?: boolean
  /** The option `control`: the worker also sees commands, and what no endpoint below `/api/` answers. */
  readonly control?: boolean
  /** Where the build's hashed files lie, with the base: `/repo/assets`. */
  readonly assets: string
}

/**
 * Which requests skip the worker where the browser can decide that without starting it (Static Routing API). What
 * reaches an endpoint is always covered by a rule for the worker; of the rest, the better part.
 *
 * Without offline use, all that is not an endpoint's goes to the network. With it, hashed assets come straight from the
 * cache. The worker answers the other kept files, since its cache keys are not the URLs.
 */
export function routingRules(options: RoutingRulesOptions): RoutingRule[] {
  const { manifest, precache, hasAppPage, assets, control = false } = options
  const { endpoints, expressions } = endpointPatterns(manifest, control)
  const isShadowed = (path: string): boolean => expressions.some((expression) => expression.test(path))

  if (precache === undefined) {
    const files = [...(manifest.files ?? [])].filter((path) => isPlain(path) && isShadowed(path))
    return [
      ...rule('network', files.slice(0, fileLimit).map(exactPattern)),
      { source: 'fetch-event', paths: endpoints },
      ...(hasAppPage ? [{ source: 'fetch-event', navigations: true } as const] : []),
      { source: 'network' },
    ]
  }
  const hashed = precache.filter(({ revision }) => revision === null).map(({ url }) => url)
  const shadowed = hashed.filter((path) => isPlain(path) && isShadowed(path))
  // Beside the hashed files, and not under their bare address in the cache.
  const others = precache.filter(({ url, revision }) => revision !== null && url.startsWith(`${assets}/`))
  const named = others.map(({ url }) => url).filter((path) => !path.includes('%'))
  return [
    ...rule('precache', shadowed.slice(0, fileLimit).map(exactPattern)),
    { source: 'fetch-event', paths: endpoints },
    ...(hashed.length === 0 || named.length > fileLimit
      ? []
      : [...rule('fetch-event', named.map(exactPattern)), ...rule('precache', [`${exactPattern(assets)}/*`])]),
    { source: 'fetch-event' },
  ]
}

/** The rule that keeps a browser from asking the server for endpoints while it starts their worker. */
export function endpointRules(manifest: RouteManifest, control = false): RoutingRule[] {
  return [{ source: 'fetch-event', paths: endpointPatterns(manifest, control).endpoints }]
}

function endpointPatterns({ base, routes, redirects, prerendered = [] }: RouteManifest, control: boolean) {
  const files = new Set(prerendered)
  const answering = [...routes.filter(({ file }) => !files.has(file)), ...redirects]
  const folded = foldRoutes(answering, routeLimit)
  const patterns = folded.map((segments) => pathPattern(base, segments))
  const controlled = control ? [`${exactPattern(base)}/${controlPath}`, `${exactPattern(base)}/api/*`] : []
  return {
    endpoints: [...patterns, ...controlled, ...unclear],
    expressions: folded.map((segments) => pathExpression(base, segments)),
  }
}

const rule = (source: RoutingRule['source'], paths: readonly string[]): RoutingRule[] =>
  paths.length === 0 ? [] : [{ source, paths }]
