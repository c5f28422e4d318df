import { findRegistration } from '../find-registration.ts'
import { findUpdate } from './find-update.ts'

/**
 * Looks for a new build now: for a button, or a timer of your own. A page that is looked at again after an hour checks by
 * itself, and browsers check at each navigation. What is found takes over by itself; `onUpdate` tells when.
 *
 * @returns whether there is one; `false` where no worker runs
 * @throws (rejects) where the new worker cannot be had: no network, no script at its address, a script that throws. The
 * old worker goes on
 */
export async function checkForUpdate(): Promise<boolean> {
  const registration = await findRegistration()
  if (registration?.active == null) return false
  return (await findUpdate({ script: registration.active.scriptURL, scope: registration.scope })) !== undefined
}
