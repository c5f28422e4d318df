import { afterAll, beforeAll } from 'vitest'
import type { HostBrowser } from '../hosts/browser/host-browser.ts'
import { startFallback } from '../hosts/start-fallback.ts'
import { startContractBrowser } from './browser.ts'
import { describeContract } from './run-contract.ts'

let browser: HostBrowser

beforeAll(async () => {
  browser = await startContractBrowser()
}, 60_000)
afterAll(() => browser.close())

describeContract('fallback', (project) => startFallback(project, browser))
