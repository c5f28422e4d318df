import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { startPreview } from '../../compiler/node/preview-server.ts'
import { normaliseBase } from '../../sw/core/routes/base.ts'
import { startBrowser } from '../conformance/hosts/browser.ts'
import { addPage } from '../conformance/hosts/worker.ts'
import { buildContract } from './hosts/build-contract.ts'
import { openPageHost } from './hosts/page-host.ts'
import type { ContractProject } from './projects.ts'
import { describeContract, type OpenHost } from './run-contract.ts'

let browser: Browser | undefined

beforeAll(async () => {
  browser = await startBrowser()
}, 60_000)
afterAll(() => browser?.close())

/** The built worker script in a page of Chromium without service workers; its files are served by the preview. */
async function openPage(project: ContractProject): Promise<OpenHost> {
  if (browser === undefined) throw new Error('The browser did not start.')
  process.env.STOWAWAY_CONFORMANCE = '1'
  const built = await buildContract(project, 'worker', addPage)
  const preview = await startPreview({
    folder: built.outDir,
    base: normaliseBase(project.base),
    port: 0,
    host: '127.0.0.1',
  })
  const host = await openPageHost(browser, new URL(preview.url).port, project)
  return {
    ...host,
    async close() {
      await host.close()
      await preview.close()
      await built.remove()
    },
  }
}

describeContract('page', openPage)
