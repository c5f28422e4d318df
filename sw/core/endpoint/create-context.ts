import type { Cookies } from '../cookies/cookies.ts'
import { endpointError } from '../errors/endpoint-errors.ts'
import { currentLocale } from '../locales/current-locale.ts'
import type { I18nOptions } from '../locales/i18n-options.ts'
import { preferredLocale, preferredLocaleList } from '../locales/preferred-locale.ts'
import { type Retarget, retarget } from '../middleware/retarget.ts'
import type { Session } from '../session/session.ts'
import type { APIContext, Params, Props, RewritePayload } from './api-context.ts'
import { astroExtras } from './astro-extras.ts'
import { generator } from './generator.ts'
import { redirect } from './redirect.ts'

/** What changes when a request is rewritten. */
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

export interface ContextShared {
  readonly locals: APIContext['locals']
  readonly cookies: Cookies
  readonly site: URL | undefined
  readonly originPathname: string
  readonly clientAddress: string | undefined
  readonly i18n: I18nOptions | undefined
  /** Stand in for an `Accept-Language` header that the host cannot see. */
  readonly languages: readonly string[] | undefined
  /** The session, opened when first asked for; `undefined` where the host keeps none. */
  session(): Session | undefined
  signal(): AbortSignal
  rewrite(payload: RewritePayload): Promise<Response>
  /** What `next(payload)` of middleware goes to. */
  retarget(payload: RewritePayload): Promise<ContextTarget>
  waitUntil(work: Promise<unknown>): void
  warn(text: string): void
}

/**
 * The context of one pass through middleware and endpoint. All of Astro's names are own enumerable properties (Astro
 * reference, "The context object").
 */
export function createContext(first: ContextTarget, shared: ContextShared): APIContext {
  let target = first
  const fileNow = () => target.file
  const languages = () => target.request.headers.get('accept-language') ?? shared.languages?.join(',') ?? null
  const { file: _, ...visible } = first
  const context = {
    ...visible,
    site: shared.site,
    generator,
    cookies: shared.cookies,
    originPathname: shared.originPathname,
    get locals(): APIContext['locals'] {
      return shared.locals
    },
    set locals(_) {
      throw endpointError('LocalsReassigned', {}, { file: target.file })
    },
    get clientAddress(): string {
      if (target.isPrerendered) throw endpointError('PrerenderClientAddressNotAvailable', { file: target.file })
      if (shared.clientAddress !== undefined) return shared.clientAddress
      throw endpointError('ClientAddressNotAvailable', { file: target.file })
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
    redirect,
    rewrite: (payload: RewritePayload) => shared.rewrite(payload),
    waitUntil: (work: Promise<unknown>) => shared.waitUntil(work),
  }
  const complete = Object.defineProperties(context, astroExtras(fileNow, shared.warn))
  const move: Retarget = async (payload) => {
    target = await shared.retarget(payload)
    const { file: _, ...moved } = target
    Object.assign(complete, moved)
  }
  return Object.defineProperties(complete, {
    [retarget]: { value: move },
    // No name of Astro's: who lists or spreads the context gets Astro's names only.
    signal: { enumerable: false },
  })
}

const noSession = ({ file, isPrerendered }: ContextTarget): string =>
  isPrerendered
    ? `context.session was read in ${file}, which is prerendered: no browser has a session there, so it is undefined. To use it, set export const prerender = false.`
    : `context.session was read in ${file}, but sessions are switched off, or this host keeps none: it is undefined.`
