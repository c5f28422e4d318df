import { addBase } from './add-base.ts'
import type { WorkerAddress } from './register-worker.ts'
import { announceVisit, isVisitAnnounced } from './visit.ts'
import { visitEndpoint } from './visit-endpoint.ts'

/** Parameter of the function that the build wraps around this script. */
declare const stowawayAddress: WorkerAddress & { readonly isRelative?: true }

// The 404 page of a site with a relative base looks for this script in several folders.
if (!isVisitAnnounced()) {
  if (stowawayAddress.isRelative) addBase(stowawayAddress.scope)
  announceVisit(
    visitEndpoint(stowawayAddress).catch((error: unknown) => {
      console.error('[stowaway] The worker could not start.', error)
      return false
    }),
  )
}
