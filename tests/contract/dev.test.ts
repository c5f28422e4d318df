import { afterAll, beforeAll } from 'vitest'
import type { HostBrowser } from '../hosts/browser/host-browser.ts'
import { startDev, startDevWorker } from '../hosts/start-dev.ts'
import { startContractBrowser } from './browser.ts'
import { describeContract } from './run-contract.ts'

let browser: HostBrowser

beforeAll(async () => {
  browser = await startContractBrowser()
}, 60_000)
afterAll(() => browser.close())

describeContract('dev', startDev)
describeContract('dev-worker', (project) => startDevWorker(project, browser))
