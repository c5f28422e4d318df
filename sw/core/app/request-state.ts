import { Cookies } from '../cookies/cookies.ts'
import { setCookieValues } from '../cookies/set-cookie-values.ts'
import type { Session } from '../session/session.ts'
import type { OpenSession } from '../session/sessions.ts'
import type { Exchange } from './exchange.ts'
import type { Scope } from './scope.ts'

/** The cookies and the session of one request. All its passes share them. */
export class RequestState {
  readonly #scope: Scope
  readonly #request: Request
  #jars: readonly Cookies[] = []
  #session: OpenSession | undefined
  #added: readonly string[] = []

  constructor(scope: Scope, request: Request) {
    this.#scope = scope
    this.#request = request
  }

  /** The jar in use. The first one is opened with the cookies of `request`; `null`: it brings none. */
  cookies(request: Request | null): Cookies {
    return this.#jars.at(-1) ?? this.openJar(request)
  }

  /** Opens a jar with the cookies of `request` and those that earlier jars set. */
  openJar(request: Request | null): Cookies {
    const jar = new Cookies(request?.headers.get('cookie') ?? null, this.#scope.warn)
    for (const earlier of this.#jars) jar.merge(earlier)
    this.#jars = [...this.#jars, jar]
    return jar
  }

  /** The session, opened on first use. `undefined` on a host without sessions. */
  get session(): Session | undefined {
    const { options, warn } = this.#scope
    this.#session ??= options.session?.open({
      secure: !(options.dev ?? false),
      jar: () => this.cookies(this.#request),
      warn,
    })
    return this.#session?.session
  }

  /** Adds `Set-Cookie` values of another endpoint, which the handler has fetched. */
  addCookies(values: readonly string[]): void {
    this.#added = [...this.#added, ...values]
  }

  /** The `Set-Cookie` values of all jars. If two set the same cookie, the later one wins. */
  takeCookies(): readonly string[] {
    return [...this.#added, ...this.#takeOwn()]
  }

  #takeOwn(): readonly string[] {
    const [only] = this.#jars
    if (this.#jars.length <= 1) return only === undefined ? [] : setCookieValues(only)
    const all = new Cookies(null)
    for (const jar of this.#jars) {
      all.merge(jar)
      jar.consume()
    }
    return setCookieValues(all)
  }

  /** Saves the session, if it was opened. Call this before its cookie is sent. */
  save(): Promise<void> | undefined {
    return this.#session?.save(true)
  }

  /**
   * Drops the cookies set so far; changes to a session that the client already has are saved, as in Astro. Never
   * rejects: an error of the session's storage is reported.
   */
  async drop(): Promise<void> {
    const session = this.#session
    this.#session = undefined
    this.#jars = []
    if (session === undefined) return
    await session.save(false).catch((error: unknown) => this.#scope.report(error, this.#request))
    // Saving may have set the session's cookie again.
    this.#jars = []
  }
}

/** The cookies and the session of a request, opened on first use. */
export function stateOf(exchange: Exchange): RequestState {
  exchange.state ??= new RequestState(exchange.scope, exchange.request)
  return exchange.state
}
