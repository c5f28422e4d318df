import type { WorkerAddress } from './register-worker.ts'
import { announceVisit } from './visit.ts'
import { visitEndpoint } from './visit-endpoint.ts'

/** Parameter of the function that the build wraps around this script. */
declare const stowawayAddress: WorkerAddress

announceVisit(
  visitEndpoint(stowawayAddress).catch((error: unknown) => {
    console.error('[stowaway] The worker could not start.', error)
    return false
  }),
)
