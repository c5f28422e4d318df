import { startUnregister } from './start-unregister.ts'

/** Parameter of the function that is wrapped around this script. */
declare const stowawayUnregister: { readonly data: boolean }

startUnregister(stowawayUnregister)
