import type { Browser } from 'playwright-core'
import { normaliseBase } from '../../../sw/core/routes/base.ts'
import { pageName } from '../../conformance/hosts/page-request.ts'
import { openWorkerPage } from '../../conformance/hosts/worker-page.ts'
import type { ContractProject } from '../projects.ts'
import type { OpenHost } from '../run-contract.ts'
import { submitForm } from './submit-form.ts'
import { workerClient } from './worker-client.ts'

/** A page under the worker's control, in a browser profile of its own. */
export async function openWorkerHost(browser: Browser, origin: string, project: ContractProject): Promise<OpenHost> {
  const base = normaliseBase(project.base)
  const url = `${origin}${base}/${pageName}`
  const context = await browser.newContext()
  const page = await context.newPage()
  await openWorkerPage(page, { url, script: `${base}/sw.js`, scope: `${base}/` })
  return {
    origin,
    client: await workerClient(page),
    inWorker: true,
    isDev: false,
    hidesCookies: true,
    submit: (form) => submitForm(context, url, form),
    close: () => context.close(),
  }
}
