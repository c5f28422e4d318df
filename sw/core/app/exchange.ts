import { Cookies } from '../cookies/cookies.ts'
import { setCookieValues } from '../cookies/set-cookie-values.ts'
import type { APIContext } from '../endpoint/api-context.ts'
import type { StowawayError } from '../errors/stowaway-error.ts'
import type { Session } from '../session/session.ts'
import type { OpenSession } from '../session/sessions.ts'
import type { RequestHost } from './app.ts'
import type { RequestSignal } from './request-signal.ts'
import type { Scope } from './scope.ts'

/** One request on its way through the app. What changes on the way is not readonly. */
export interface Exchange {
  readonly scope: Scope
  readonly host: RequestHost
  /** As the host gave it. */
  readonly request: Request
  readonly originPathname: string
  readonly locals: APIContext['locals']
  /** When the app got it, in milliseconds of `performance.now()`. */
  readonly started: number
  readonly signal: RequestSignal
  /** The endpoint's, once it is known. */
  file: string | undefined
  /** Set when the time limit was reached: it is answered, and what still comes is dropped. */
  expired: StowawayError | undefined
  /** The cookies of each pass; what later ones set wins. */
  jars: readonly Cookies[]
  /** Open as soon as something asks for it; all passes share it. */
  session: OpenSession | undefined
  /** Passes through middleware and endpoint: 1, and one for each `context.rewrite`. */
  passes: number
  /** The pattern of the first route, for the host's figures; rewrites do not change it. */
  pattern: string
  /** The handler, not the middleware, gave the last answer: its 404 or 500 is final. */
  answered: boolean
  /** The last endpoint had no handler for the method. */
  unsupported: boolean
  /** What a handler threw, to tell it from errors of the middleware around it. */
  thrown: { readonly error: unknown; readonly file: string } | undefined
  /** Middleware failed by itself: it is not asked again for the error page. */
  brokenMiddleware: boolean
}

/** Starts a jar with the cookies that `request` brings, and what earlier passes set; `null`: it brings none. */
export function openJar(exchange: Exchange, request: Request | null): Cookies {
  const jar = new Cookies(request?.headers.get('cookie') ?? null, exchange.scope.warn)
  for (const earlier of exchange.jars) jar.merge(earlier)
  exchange.jars = [...exchange.jars, jar]
  return jar
}

/** The `Set-Cookie` values of all passes. */
export function takeCookies({ jars }: Exchange): readonly string[] {
  const [only] = jars
  if (jars.length <= 1) return only === undefined ? [] : setCookieValues(only)
  const all = new Cookies(null)
  for (const jar of jars) {
    all.merge(jar)
    jar.consume()
  }
  return setCookieValues(all)
}

/** The session of the exchange; `undefined` where the host has none. */
export function openSession(exchange: Exchange): Session | undefined {
  const { scope } = exchange
  exchange.session ??= scope.options.session?.open({
    secure: !(scope.options.dev ?? false),
    jar: () => exchange.jars.at(-1) ?? openJar(exchange, exchange.request),
    warn: scope.warn,
  })
  return exchange.session?.session
}
