import type { Cookies } from '../cookies/cookies.ts'
import { endpointError } from '../errors/endpoint-errors.ts'
import { currentLocale } from '../locales/current-locale.ts'
import type { I18nOptions } from '../locales/i18n-options.ts'
import { preferredLocale, preferredLocaleList } from '../locales/preferred-locale.ts'
import type { Params } from '../routes/params.ts'
import type { Session } from '../session/session.ts'
import type { APIContext, Props, RewritePayload } from './api-context.ts'
import { createLogger, disabledCache, getActionResult, refuseAction } from './astro-extras.ts'
import { generator } from './generator.ts'
import { redirect } from './redirect.ts'
import { retarget } from './retarget.ts'

/** The part of a context that a rewrite changes. */
export interface ContextTarget {
  /** The endpoint's file, for error texts. */
  readonly file: string
  readonly request: Request
  readonly url: URL
  readonly params: Params
  readonly props: Props
  readonly routePattern: string
  readonly isPrerendered: boolean
}

/** The part of a context that stays the same, and what its functions do. */
export interface ContextShared {
  readonly locals: APIContext['locals']
  readonly cookies: Cookies
  readonly site: URL | undefined
  readonly originPathname: string
  readonly clientAddress: string | undefined
  readonly i18n: I18nOptions | undefined
  /** Used if the host cannot see `Accept-Language`. */
  readonly languages: readonly string[] | undefined
  /** The session, opened on first use; `undefined` on a host without sessions. */
  session(): Session | undefined
  signal(): AbortSignal
  rewrite(payload: RewritePayload): Promise<Response>
  /** Finds the target of `next(payload)`. */
  retarget(payload: RewritePayload): Promise<ContextTarget>
  waitUntil(work: Promise<unknown>): void
  warn(text: string): void
}

const hidden = { enumerable: false }

/**
 * The context of one pass through middleware and endpoint. All of Astro's names are own enumerable properties (Astro
 * reference, "The context object"), but for `clientAddress` where reading it throws: taking the context apart, as in
 * `const { params, ...rest } = context`, must not fail.
 */
export function createContext(first: ContextTarget, shared: ContextShared): APIContext {
  let target = first
  const languages = () => target.request.headers.get('accept-language') ?? shared.languages?.join(',') ?? null
  const context = {
    request: first.request,
    url: first.url,
    params: first.params,
    props: first.props,
    routePattern: first.routePattern,
    isPrerendered: first.isPrerendered,
    site: shared.site,
    generator,
    cookies: shared.cookies,
    originPathname: shared.originPathname,
    csp: undefined,
    redirect,
    getActionResult,
    get locals(): APIContext['locals'] {
      return shared.locals
    },
    set locals(_) {
      throw endpointError('LocalsReassigned', {}, { file: target.file })
    },
    get clientAddress(): string {
      return addressFor(target, shared.clientAddress)
    },
    get session(): Session | undefined {
      const session = target.isPrerendered ? undefined : shared.session()
      if (session === undefined) shared.warn(noSession(target))
      return session
    },
    get currentLocale(): string | undefined {
      return shared.i18n && currentLocale(target, shared.i18n)
    },
    get preferredLocale(): string | undefined {
      return shared.i18n && preferredLocale(languages(), shared.i18n.locales)
    },
    get preferredLocaleList(): string[] | undefined {
      return shared.i18n && preferredLocaleList(languages(), shared.i18n.locales)
    },
    get signal(): AbortSignal {
      return shared.signal()
    },
    get cache() {
      return disabledCache(target.file, shared.warn)
    },
    get logger() {
      return createLogger(target.file)
    },
    callAction: () => refuseAction(target.file),
    rewrite: (payload: RewritePayload) => shared.rewrite(payload),
    waitUntil: (work: Promise<unknown>) => shared.waitUntil(work),
    async [retarget](payload: RewritePayload): Promise<void> {
      target = await shared.retarget(payload)
      const { file: _, ...moved } = target
      Object.assign(context, moved)
    },
  }
  // Not one of Astro's names, so it must not show when the context is listed or spread.
  Object.defineProperty(context, 'signal', hidden)
  if (first.isPrerendered || shared.clientAddress === undefined) Object.defineProperty(context, 'clientAddress', hidden)
  return context
}

function addressFor({ file, isPrerendered }: ContextTarget, address: string | undefined): string {
  if (isPrerendered) throw endpointError('PrerenderClientAddressNotAvailable', { file }, { file })
  if (address === undefined) throw endpointError('ClientAddressNotAvailable', { file }, { file })
  return address
}

const noSession = ({ file, isPrerendered }: ContextTarget): string =>
  isPrerendered
    ? `context.session was read in ${file}, which is prerendered: no browser has a session there, so it is undefined. To use it, set export const prerender = false.`
    : `context.session was read in ${file}, but sessions are switched off, or this host has none: it is undefined.`
