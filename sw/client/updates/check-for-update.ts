import { findRegistration } from '../find-registration.ts'
import { findUpdate } from './find-update.ts'

/**
 * Checks for a new build now: for a button, or your own timer. A page also checks when it becomes visible after an
 * hour, and browsers check at each navigation. A new build takes over by itself; `onUpdate` reports when.
 *
 * @returns whether there is a new build; `false` if no worker runs
 * @throws (rejects) if the new worker cannot start: no network, no script at its URL, a script that throws. The old
 * worker continues
 */
export async function checkForUpdate(): Promise<boolean> {
  const registration = await findRegistration()
  if (registration?.active == null) return false
  return (await findUpdate({ script: registration.active.scriptURL, scope: registration.scope })) !== undefined
}
