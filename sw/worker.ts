export { createWorkerSessions } from './worker/create-worker-sessions.ts'
export { createPrecache } from './worker/precache/create-precache.ts'
export { startWorker } from './worker/start-worker.ts'
export type { Precache, PrecacheFile, WorkerOptions } from './worker/worker-options.ts'
