import { createSessions, type SessionOptions, type Sessions } from '../core/session/sessions.ts'
import { createSessionDriver } from './session-driver.ts'

declare const self: ServiceWorkerGlobalScope

/** The sessions of a worker, kept in its browser. */
export function createWorkerSessions(options: SessionOptions): Sessions {
  return createSessions({ ...options, driver: createSessionDriver(self.registration.scope) })
}
