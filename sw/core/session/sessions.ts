import type { Cookies } from '../cookies/cookies.ts'
import { Session } from './session.ts'
import { type SessionCookieOption, sessionCookie } from './session-cookie.ts'
import type { SessionDriver } from './session-driver.ts'
import { SessionId } from './session-id.ts'
import { SessionState } from './session-state.ts'

/** What a project may say about its sessions. */
export interface SessionOptions {
  /** The cookie's name, or its name and attributes. Default `astro-session`. */
  readonly cookie?: SessionCookieOption
  /** Seconds that a value lives which is set without a time of its own. Default: without end. */
  readonly ttl?: number
}

/** One request's session, and the app's side of it. */
export interface OpenSession {
  readonly session: Session
  /** Writes what has changed; `isCookieSent` is false where the answer will not carry the cookies that were set. */
  save(isCookieSent: boolean): Promise<void>
}

interface OpenSessionOptions {
  readonly secure: boolean
  jar(): Cookies
  warn(text: string): void
}

/** The sessions of one app. */
export interface Sessions {
  open(options: OpenSessionOptions): OpenSession
}

/**
 * Gives an app sessions. A host that has none leaves this out, and with it the code. Throws `SessionStorageSaveError`
 * for a cookie name that no cookie may have.
 */
export function createSessions({ driver, cookie, ttl }: SessionOptions & { readonly driver: SessionDriver }): Sessions {
  const cookies = { open: sessionCookie(cookie, false), secure: sessionCookie(cookie, true) }
  return {
    open({ secure, jar, warn }) {
      const id = new SessionId(secure ? cookies.secure : cookies.open, jar)
      const state = new SessionState({ driver, id, ttl, warn })
      return { session: new Session(state), save: (isCookieSent) => state.save(isCookieSent) }
    },
  }
}
