import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { startBrowser } from '../conformance/hosts/browser.ts'
import { openBuilt } from './hosts/built-project.ts'
import { openPageHost } from './hosts/page-host.ts'
import { describeContract } from './run-contract.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startBrowser()
}, 60_000)
afterAll(() => browser.close())

/** The built worker script in a page of Chromium without service workers. */
describeContract('page', (project) => openBuilt(project, ({ port }) => openPageHost(browser, port, project)))
