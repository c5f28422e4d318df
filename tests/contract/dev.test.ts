import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { startDev } from '../../compiler/vite/dev-project.ts'
import { startBrowser } from '../conformance/hosts/browser.ts'
import { addPage } from '../conformance/hosts/worker.ts'
import { copyProject } from '../conformance/work-copy.ts'
import { httpClient } from './hosts/http-client.ts'
import { silent } from './hosts/silent.ts'
import { openWorkerHost } from './hosts/worker-host.ts'
import type { ContractProject } from './projects.ts'
import { describeContract, type OpenHost } from './run-contract.ts'

let browser: Browser | undefined

beforeAll(async () => {
  browser = await startBrowser()
}, 60_000)
afterAll(() => browser?.close())

async function startServer({ folder, base, stowaway }: ContractProject) {
  const copy = await copyProject(folder)
  await addPage(copy.root)
  // A package of its own keeps Vite's cache to itself.
  await writeFile(join(copy.root, 'package.json'), '{ "type": "module" }')
  const server = await startDev({ root: copy.root, base, stowaway, port: 0, host: '127.0.0.1' }, silent)
  const [url] = server.resolvedUrls?.local ?? []
  if (url === undefined) throw new Error('The dev server tells no address.')
  server.config.logger.error = () => {}
  server.config.logger.warn = () => {}
  return {
    origin: new URL(url).origin,
    async close() {
      await server.close()
      await copy.remove()
    },
  }
}

/** The dev server, asked over HTTP. */
async function openDev(project: ContractProject): Promise<OpenHost> {
  const { origin, close } = await startServer(project)
  return { origin, client: httpClient(origin), inWorker: false, isDev: true, hidesCookies: false, close }
}

/** The dev server's worker in Chromium, through its fetch event. */
async function openDevWorker(project: ContractProject): Promise<OpenHost> {
  if (browser === undefined) throw new Error('The browser did not start.')
  const { origin, close } = await startServer(project)
  const host = await openWorkerHost(browser, origin, project)
  return {
    ...host,
    isDev: true,
    async close() {
      await host.close()
      await close()
    },
  }
}

describeContract('dev', openDev)
describeContract('dev-worker', openDevWorker)
