import { type AppIdentity, scopedName } from '../../data/scoped-name.ts'
import { deleteDatabases } from '../unregister/delete-databases.ts'

declare const self: ServiceWorkerGlobalScope

/** Forgets all sessions, or all cookies of other origins. Whoever uses their database opens a new one. */
export function clearDatabase(what: 'sessions' | 'origin-cookies', app: AppIdentity): Promise<void> {
  const name = scopedName(what, app)
  return deleteDatabases(self.registration.scope, (one) => one === name)
}
