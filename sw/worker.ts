export { createPrecache } from './worker/precache/create-precache.ts'
export { startWorker } from './worker/start-worker.ts'
export type { Precache, PrecacheFile, WorkerOptions } from './worker/worker-options.ts'
export { createWorkerSessions } from './worker/worker-sessions.ts'
