import type { WorkerAddress } from '../register-worker.ts'
import { startControlPage } from './start-control-page.ts'

/** Parameter of the function that the build wraps around this script. */
declare const stowawayAddress: WorkerAddress

void startControlPage(stowawayAddress)
