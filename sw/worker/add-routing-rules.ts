import { isLoopback } from '../core/names/is-loopback.ts'
import { probeName } from '../core/names/probe-name.ts'
import type { RoutingRule } from './routing-rule.ts'
import { workerScope } from './worker-scope.ts'

declare const self: ServiceWorkerGlobalScope

/** The part of the Static Routing API that we use. TypeScript's `lib` does not have it yet. */
export interface RouterCondition {
  readonly urlPattern?: URLPattern
  readonly or?: readonly RouterCondition[]
  readonly not?: RouterCondition
  readonly requestMode?: RequestMode
  readonly requestMethod?: string
  readonly requestDestination?: RequestDestination
}

export interface RouterRule {
  readonly condition: RouterCondition
  readonly source: 'fetch-event' | 'network' | { readonly cacheName: string }
}

/** The rules for paths whose files are in the cache. */
export type PrecacheRules = (paths: readonly RouterCondition[]) => readonly RouterRule[]

interface InstallEvent extends ExtendableEvent {
  addRoutes(rules: readonly RouterRule[]): Promise<void>
}

/**
 * Lets the browser decide, before it starts the worker, which requests are for the worker (Static Routing API; Chromium
 * 123, Safari 27). Without the rules every response is the same, only slower, so a refusal never fails the install.
 */
export function addRoutingRules(rules: readonly RoutingRule[], precacheRules?: PrecacheRules): void {
  self.addEventListener('install', (event) => {
    if (hasRouting(event)) event.waitUntil(addRules(event, rules, precacheRules))
  })
}

async function addRules(
  event: InstallEvent,
  rules: readonly RoutingRule[],
  precacheRules?: PrecacheRules,
): Promise<void> {
  try {
    await event.addRoutes([
      elsewhere(),
      probes(),
      ...pages(),
      ...rules.flatMap((rule) => routerRule(rule, precacheRules)),
    ])
  } catch (error) {
    console.debug('[stowaway] Routing rules refused.', error)
  }
}

/** Requests to other origins never match an endpoint. */
function elsewhere(): RouterRule {
  const { protocol, hostname, port } = self.location
  const here = new URLPattern({ protocol: protocol.slice(0, -1), hostname, port })
  return { condition: { not: { urlPattern: here } }, source: 'network' }
}

function probes(): RouterRule {
  return { condition: { urlPattern: new URLPattern({ pathname: workerScope() + probeName }) }, source: 'fetch-event' }
}

/**
 * On local ports, where one project follows another, a navigation makes the worker check whether it still belongs
 * there.
 */
function pages(): RouterRule[] {
  if (!isLoopback(self.location.hostname)) return []
  return [{ condition: { requestMode: 'navigate' }, source: 'fetch-event' }]
}

function routerRule(
  { paths = ['*'], navigations, source }: RoutingRule,
  precacheRules: PrecacheRules | undefined,
): readonly RouterRule[] {
  const patterns = paths.map((pathname) => ({ urlPattern: new URLPattern({ pathname }) }))
  if (source !== 'precache') {
    return [{ condition: navigations ? { requestMode: 'navigate' } : { or: patterns }, source }]
  }
  return precacheRules?.(patterns) ?? []
}

function hasRouting(event: ExtendableEvent): event is InstallEvent {
  return 'addRoutes' in event
}
