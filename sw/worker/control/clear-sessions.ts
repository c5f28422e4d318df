import { type AppIdentity, scopedName } from '../../data/scoped-name.ts'
import { deleteDatabases } from '../unregister/delete-databases.ts'

declare const self: ServiceWorkerGlobalScope

/** Forgets all sessions. Whoever uses their database opens a new one. */
export function clearSessions(app: AppIdentity): Promise<void> {
  const name = scopedName('sessions', app)
  return deleteDatabases(self.registration.scope, (one) => one === name)
}
