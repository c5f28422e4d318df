export { startLiveWorker } from './live/worker/start-live-worker.ts'
