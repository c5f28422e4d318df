import type { Browser } from 'playwright-core'
import { normaliseBase } from '../../../sw/core/routes/base.ts'
import { pageName } from '../../conformance/hosts/page-request.ts'
import type { ContractProject } from '../projects.ts'
import type { OpenHost } from '../run-contract.ts'
import { submitForm } from './submit-form.ts'
import { workerClient } from './worker-client.ts'

/** A page that no service worker can control, in a browser profile of its own: the endpoints run in the page. */
export async function openPageHost(browser: Browser, port: string, project: ContractProject): Promise<OpenHost> {
  // This machine's own address, in a form that no browser trusts as such.
  const { origin } = new URL(`http://[::ffff:127.0.0.1]:${port}`)
  const base = normaliseBase(project.base)
  const url = `${origin}${base}/${pageName}`
  const start = `import('${base}/stowaway-fallback.js').then((page) =>
    page.startFallback({ script: '${base}/sw.js', scope: '${base}/' }, 'no https'))`
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(url)
  await page.evaluate(start)
  return {
    origin,
    client: await workerClient(page),
    inWorker: true,
    isDev: false,
    hidesCookies: true,
    submit: (form) => submitForm(context, url, form, (tab) => tab.evaluate(start)),
    close: () => context.close(),
  }
}
