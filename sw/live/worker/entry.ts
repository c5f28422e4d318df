import { startLiveWorker } from './start-live-worker.ts'

startLiveWorker()
