import type { Cookies } from '../cookies/cookies.ts'
import { Session } from './session.ts'
import { type SessionCookieOption, sessionCookie } from './session-cookie.ts'
import type { SessionDriver } from './session-driver.ts'
import { SessionId } from './session-id.ts'
import { SessionState } from './session-state.ts'

/** The project's options for sessions. */
export interface SessionOptions {
  /** The cookie's name, or its name and attributes. Default `astro-session`. */
  readonly cookie?: SessionCookieOption
  /** Seconds until a value expires that was set without its own `ttl`. Default: never. */
  readonly ttl?: number
}

/** The session of one request, and how the app saves it. */
export interface OpenSession {
  readonly session: Session
  /** Writes the changes. `isCookieSent` is false if the answer does not send the cookies that were set. */
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
 * Creates the sessions of an app. A host without sessions does not call this, and its bundle does not contain the code.
 * Throws `SessionStorageSaveError` for an invalid cookie name.
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
