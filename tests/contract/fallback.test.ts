import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { startBrowser } from '../hosts/browser/start-browser.ts'
import { startFallback } from '../hosts/start-fallback.ts'
import { describeContract } from './run-contract.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
}, 60_000)
afterAll(() => browser.close())

describeContract('fallback', (project) => startFallback(project, browser))
