import { checkTimeout } from '../../sw/core/app/timeout.ts'
import {
  chooseHandler,
  hasHandler,
  isRoute,
  mayBeEndpoint,
  supportedMethods,
} from '../../sw/core/endpoint/choose-handler.ts'
import type { EndpointLoader, EndpointModule } from '../../sw/core/endpoint/endpoint-module.ts'
import { nameOfValue } from '../../sw/core/endpoint/is-response.ts'
import { legacyHandler } from '../../sw/core/endpoint/legacy-endpoint.ts'
import { legacyMethod } from '../../sw/core/endpoint/legacy-methods.ts'
import { buildError } from '../../sw/core/errors/build-errors.ts'
import { endpointError } from '../../sw/core/errors/endpoint-errors.ts'
import { isStowawayError } from '../../sw/core/errors/is-stowaway-error.ts'
import { originError } from '../../sw/core/errors/origin-errors.ts'
import { prerenderError } from '../../sw/core/errors/prerender-errors.ts'
import { refuseTwins } from '../../sw/core/routes/collisions.ts'
import { everyRoute } from '../../sw/core/routes/origin-routes.ts'
import type { Route } from '../../sw/core/routes/route.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { judgeExports } from './judge-exports.ts'
import { type NoRoute, noRouteWarning } from './no-route-warning.ts'
import { reasonOf } from './reason-of.ts'
import type { RunStep } from './run-step.ts'
import type { EndpointFacts } from './static-file.ts'
import { warningText } from './warning-text.ts'

export interface PrerenderedEndpoint {
  readonly route: Route
  readonly module: EndpointModule
}

interface EndpointOptions {
  readonly manifest: RouteManifest
  readonly load: EndpointLoader
  readonly prerenderByDefault?: boolean
  /** The names that each file exports, where they are known without running it. */
  readonly exports?: Readonly<Record<string, readonly string[]>>
}

interface LoadedEndpoints {
  /** In route order. */
  readonly prerendered: readonly PrerenderedEndpoint[]
  /** What the modules say, of all endpoints. */
  readonly facts: readonly EndpointFacts[]
  /** The modules that export no handler. */
  readonly notRoutes: readonly string[]
}

/** Milliseconds after which other work has a turn: a thousand modules may be one long turn, which looks like a loop. */
const longest = 100

/**
 * Loads every endpoint, in route order, and finds those to prerender: what each module's `prerender` says, otherwise
 * `prerenderByDefault`. Throws `InvalidPrerenderExport`, `PrerenderMissingGet`, `EndpointLoadFailed`, `InvalidTimeout`,
 * `HandlerMisspelled`, `MethodMisspelled`, and what choosing a handler throws.
 */
export async function loadEndpoints(
  options: EndpointOptions,
  warn: (text: string) => void,
  runStep: RunStep,
): Promise<LoadedEndpoints> {
  const prerendered: PrerenderedEndpoint[] = []
  const facts: EndpointFacts[] = []
  const noRoutes: NoRoute[] = []
  let pause = performance.now() + longest
  for (const route of everyRoute(options.manifest)) {
    if (performance.now() > pause) {
      await new Promise((resolve) => setTimeout(resolve))
      pause = performance.now() + longest
    }
    const read = await readEndpoint(route.file, options, warn, runStep)
    if ('names' in read) {
      noRoutes.push(read)
      continue
    }
    facts.push(read.facts)
    if (read.facts.prerendered && read.module !== undefined) prerendered.push({ route, module: read.module })
  }
  if (noRoutes.length > 0) warn(noRouteWarning(noRoutes))
  const notRoutes = noRoutes.map(({ file }) => file)
  const files = prerendered.map(({ route }) => route.file)
  const others = new Set([...files, ...notRoutes])
  const { origins = [], routes } = options.manifest
  for (const table of [routes, ...origins.map(({ manifest }) => manifest.routes)]) {
    refuseTwins(table.filter(({ file }) => !others.has(file)))
  }
  return { prerendered, facts, notRoutes }
}

/** The other origin that a file answers, if it does. */
const originOf = (file: string, { origins = [] }: RouteManifest): string | undefined =>
  origins.find(({ manifest }) => manifest.routes.some((route) => route.file === file))?.origin

interface ReadEndpoint {
  readonly facts: EndpointFacts
  /** Absent for one that could not be loaded. */
  readonly module?: EndpointModule
}

/** Loads one endpoint, and checks what it exports; or returns what it exports instead of a handler. Throws as `loadEndpoints`. */
export async function readEndpoint(
  file: string,
  given: EndpointOptions,
  warn: (text: string) => void,
  runStep: RunStep,
): Promise<ReadEndpoint | NoRoute> {
  const origin = originOf(file, given.manifest)
  const options = origin === undefined ? given : { ...given, prerenderByDefault: false }
  const loaded = await runStep({ file, doing: 'while it was loaded' }, () => loadEndpoint(file, options, warn))
  if ('names' in loaded) return loaded
  const { module } = loaded
  if (module === undefined) return { facts: { file, methods: [], prerendered: false } }
  const prerendered = isPrerendered(module, file, options.prerenderByDefault ?? false)
  if (prerendered && origin !== undefined) throw originError('OriginPrerendered', { origin, file }, { file })
  const found = judgeExports(module, file, prerendered)
  if (!isRoute(file, module)) return { file, names: Object.keys(module) }
  if (module.prerender === undefined && !hasHandler(module)) {
    throw endpointError('EndpointHasNoHandler', { file, found: Object.keys(module) }, { file })
  }
  if (prerendered) refuseWithoutGet(module, file, warn)
  else {
    checkTimeout(module.timeout, file)
    warnWithoutHandler(module, file, warn)
  }
  for (const one of found) warn(warningText(one))
  return {
    facts: { file, methods: prerendered ? ['GET', 'HEAD'] : [...supportedMethods(module)], prerendered },
    module,
  }
}

async function loadEndpoint(
  file: string,
  { load, prerenderByDefault = false, exports = {} }: Omit<EndpointOptions, 'manifest'>,
  warn: (text: string) => void,
): Promise<{ readonly module?: EndpointModule } | NoRoute> {
  try {
    return { module: await load(file) }
  } catch (cause) {
    const reason = reasonOf(cause)
    const names = Object.hasOwn(exports, file) ? exports[file] : undefined
    // A component may need a page to be loaded.
    if (names !== undefined && !mayBeEndpoint(names)) return { file, names }
    // Its `prerender` cannot be read. If it may have one, its code may be private, and must not get into a worker.
    if (prerenderByDefault || names === undefined || names.includes('prerender')) {
      throw prerenderError('EndpointLoadFailed', { file, reason }, { file, cause })
    }
    warn(warningText(buildError('EndpointNotLoaded', { file, reason }, { file })))
    return {}
  }
}

function isPrerendered({ prerender }: EndpointModule, file: string, byDefault: boolean): boolean {
  if (prerender === undefined) return byDefault
  if (typeof prerender === 'boolean') return prerender
  throw prerenderError('InvalidPrerenderExport', { file, received: nameOfValue(prerender) }, { file })
}

/** Both forms of handlers count. */
const parts = { legacyHandler, legacyMethod }

/** On request, other methods of the file may work, or its address may never be asked for: no reason to stop a build. */
function warnWithoutHandler(module: EndpointModule, file: string, warn: (text: string) => void): void {
  try {
    chooseHandler({ module, file }, 'GET', { parts, warn })
  } catch (error) {
    warn(isStowawayError(error) ? warningText(error) : reasonOf(error))
  }
}

function refuseWithoutGet(module: EndpointModule, file: string, warn: (text: string) => void): void {
  const choice = chooseHandler({ module, file }, 'GET', { parts, warn })
  if (choice.kind === 'handler') return
  const allow = choice.allow.split(', ').filter((method) => method !== 'OPTIONS')
  throw prerenderError('PrerenderMissingGet', { file, methods: allow.join(', ') }, { file })
}
