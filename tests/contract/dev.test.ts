import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { startBrowser } from '../hosts/browser/start-browser.ts'
import { startDev, startDevWorker } from '../hosts/start-dev.ts'
import { describeContract } from './run-contract.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
}, 60_000)
afterAll(() => browser.close())

describeContract('dev', startDev)
describeContract('dev-worker', (project) => startDevWorker(project, browser))
