import { Cookies } from '../../../sw/core/cookies/cookies.ts'
import type { Session } from '../../../sw/core/session/session.ts'
import type { SessionDriver } from '../../../sw/core/session/session-driver.ts'
import { createSessions, type SessionOptions } from '../../../sw/core/session/sessions.ts'

/** A driver over a Map that a test can look into, and that counts its reads. */
export interface TestDriver extends SessionDriver {
  readonly kept: Map<string, string>
  readonly lifetimes: Map<string, number | undefined>
  readonly reads: string[]
}

export function testDriver(kept: Readonly<Record<string, string>> = {}): TestDriver {
  const driver = {
    kept: new Map(Object.entries(kept)),
    lifetimes: new Map<string, number | undefined>(),
    reads: [] as string[],
    async get(id: string) {
      driver.reads.push(id)
      return driver.kept.get(id)
    },
    async set(id: string, value: string, ttlSeconds?: number) {
      driver.kept.set(id, value)
      driver.lifetimes.set(id, ttlSeconds)
    },
    async delete(id: string) {
      driver.kept.delete(id)
    },
  }
  return driver
}

interface TestSessionOptions extends SessionOptions {
  readonly driver?: SessionDriver
  /** The `Cookie` header of the request. */
  readonly sent?: string
  readonly secure?: boolean
}

interface TestSession {
  readonly session: Session
  readonly warnings: string[]
  save(isCookieSent?: boolean): Promise<void>
  /** The `Set-Cookie` values so far. */
  cookies(): string[]
}

/** The session of one request that brought `sent`. */
export function testSession(options: TestSessionOptions = {}): TestSession {
  const { driver = testDriver(), sent = null, secure = true, ...rest } = options
  const jar = new Cookies(sent)
  const warnings: string[] = []
  const sessions = createSessions({ ...rest, driver })
  const { session, save } = sessions.open({ secure, jar: () => jar, warn: (text) => warnings.push(text) })
  return { session, warnings, save: (isCookieSent = true) => save(isCookieSent), cookies: () => [...jar.headers()] }
}

/** Keeps a session with these values, and gives its `Cookie` header. */
export async function keptSession(
  driver: SessionDriver,
  values: Readonly<Record<string, unknown>>,
  ttl?: number,
): Promise<string> {
  const { session, save } = testSession({ driver })
  for (const [key, value] of Object.entries(values)) session.set(key, value, { ttl })
  await save()
  return `astro-session=${session.sessionID}`
}
