export { startWorker } from './worker/start-worker.ts'
export type { PrecacheFile, WorkerOptions } from './worker/worker-options.ts'
