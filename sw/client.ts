export { boot } from './client/boot.ts'
export type { WorkerAddress } from './client/register-worker.ts'
export { watchChanges } from './client/watch-changes.ts'
