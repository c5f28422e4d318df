import { endpointError } from '../errors/endpoint-errors.ts'
import type { Handler } from './api-context.ts'
import type { EndpointModule } from './endpoint-module.ts'
import { nameOfValue } from './is-response.ts'
import type { LegacyHandlerOf } from './legacy-endpoint.ts'
import { type LegacyMethodOf, legacyMethod } from './legacy-methods.ts'

/** What answers a method: a function of the module, or the list of the methods that it supports. */
export type Choice =
  | { readonly kind: 'handler'; readonly name: string; readonly handler: Handler }
  /** An `OPTIONS` request to an endpoint that does not export `OPTIONS`. */
  | { readonly kind: 'options'; readonly allow: string }
  | { readonly kind: 'unsupported'; readonly allow: string }

interface ChoosingHost {
  /** Absent: modules have no lower-case exports. */
  readonly parts: { readonly legacyHandler?: LegacyHandlerOf; readonly legacyMethod?: LegacyMethodOf }
  warn(text: string): void
}

/**
 * Chooses the handler for a method: the export with its name, `ALL`, `GET` for HEAD, then the lower-case exports of
 * Astro 1 to 3 (Astro reference, "Method dispatch"). Throws `EndpointHasNoHandler` and `EndpointHandlerIsNotAFunction`.
 */
export function chooseHandler(
  { module, file }: { readonly module: EndpointModule; readonly file: string },
  requestMethod: string,
  { parts, warn }: ChoosingHost,
): Choice {
  const method = requestMethod.toUpperCase()
  const modern = exported(module, file, method) ?? exported(module, file, 'ALL')
  if (modern !== undefined) return modern
  const derived = method === 'HEAD' ? exported(module, file, 'GET') : undefined
  if (derived !== undefined) return derived
  const legacy = parts.legacyHandler?.(module, method, { file, warn })
  if (legacy !== undefined) return { kind: 'handler', name: method.toLowerCase(), handler: legacy }

  const methods = methodsOf(module, parts.legacyMethod)
  if (methods.length === 0) throw endpointError('EndpointHasNoHandler', { file, found: Object.keys(module) }, { file })
  const allow = methods.join(', ')
  return method === 'OPTIONS' ? { kind: 'options', allow } : { kind: 'unsupported', allow }
}

function exported(module: EndpointModule, file: string, name: string): Choice | undefined {
  // A method may have any name, so only the file's own exports count.
  if (!Object.hasOwn(module, name)) return undefined
  const handler = module[name]
  if (handler === undefined || handler === null) return undefined
  if (!isHandler(handler)) {
    throw endpointError(
      'EndpointHandlerIsNotAFunction',
      { file, method: name, received: nameOfValue(handler) },
      { file },
    )
  }
  return { kind: 'handler', name, handler }
}

// What it returns is checked after each call.
const isHandler = (value: unknown): value is Handler => typeof value === 'function'

const commonNames = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ALL']
const methodName = /^[A-Z][A-Z\d_-]*$/

/**
 * Whether a module of the pages folder is an endpoint: it exports a handler, or a value under the name of a method that
 * should be one. Others, such as components, are not routes.
 */
export function hasHandler(module: EndpointModule): boolean {
  return supportedMethods(module).length > 0 || commonNames.some((name) => Object.hasOwn(module, name))
}

/** The same of a module that cannot be loaded, by the names that it exports: whether it may be an endpoint. */
export function mayBeEndpoint(names: readonly string[]): boolean {
  return names.some((name) => commonNames.includes(name) || name === 'prerender' || legacyMethod(name) !== undefined)
}

/** A file extension before that of the module, as in `data.json.ts`. Styles are written in modules too. */
const ofAddress = /\.(?!css\.)\w+\.[jt]s$/

/**
 * Whether a module is a route: it exports a handler or a `prerender`. Others, such as components, are not. A module that
 * has only a default export is a route that fails if its name has a file extension, as that of an endpoint: its author
 * took the default export for a handler. Names with params are those of components too, where pages are files.
 */
export function isRoute(file: string, module: EndpointModule): boolean {
  if (module.prerender !== undefined || hasHandler(module)) return true
  return Object.hasOwn(module, 'default') && ofAddress.test(file.slice(file.lastIndexOf('/') + 1))
}

/** Why a module is not a route, and what to do about it. */
export function whyNoRoute(file: string, module: EndpointModule): string {
  const { message, hint } = endpointError('EndpointHasNoHandler', { file, found: Object.keys(module) }, { file })
  return `${message} ${hint}`
}

/** The methods that an endpoint supports, for an `Allow` header. */
export function supportedMethods(module: EndpointModule): readonly string[] {
  return methodsOf(module, legacyMethod)
}

function methodsOf(module: EndpointModule, legacyMethod?: LegacyMethodOf): readonly string[] {
  const methods = new Set<string>()
  for (const name of Object.keys(module)) {
    if (typeof module[name] !== 'function') continue
    const method = methodName.test(name) ? name : legacyMethod?.(name)
    if (method !== undefined) methods.add(method)
  }
  if (methods.size === 0) return []
  if (methods.has('GET')) methods.add('HEAD')
  methods.add('OPTIONS')
  return [...methods].sort()
}
