import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { startBrowser } from '../hosts/browser/start-browser.ts'
import { startWorker } from '../hosts/start-worker.ts'
import { describeContract } from './run-contract.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
}, 60_000)
afterAll(() => browser.close())

describeContract('worker', (project) => startWorker(project, browser))
