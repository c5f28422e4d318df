import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { startBrowser } from '../conformance/hosts/browser.ts'
import { openBuilt } from './hosts/built-project.ts'
import { openWorkerHost } from './hosts/worker-host.ts'
import { describeContract } from './run-contract.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
}, 60_000)
afterAll(() => browser.close())

/** The built worker in Chromium, through its fetch event. */
describeContract('worker', (project) => openBuilt(project, ({ origin }) => openWorkerHost(browser, origin, project)))
