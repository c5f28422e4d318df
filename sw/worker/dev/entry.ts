import type { DevWorkerConfig } from './dev-worker-config.ts'
import { startDevWorker } from './start-dev-worker.ts'

/** Parameter of the function that the dev server wraps around this script. */
declare const stowawayDevConfig: DevWorkerConfig

startDevWorker(stowawayDevConfig)
