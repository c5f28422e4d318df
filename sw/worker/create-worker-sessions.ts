import { createSessions, type SessionOptions, type Sessions } from '../core/session/sessions.ts'
import { createSessionDriver } from './create-session-driver.ts'
import { workerScope } from './worker-scope.ts'

/** The sessions of a worker, stored in the browser. `id` is the project's. */
export function createWorkerSessions(options: SessionOptions, id: string): Sessions {
  return createSessions({ ...options, driver: createSessionDriver({ scope: workerScope(), id }) })
}
