import type { Browser, Page } from 'playwright-core'
import { normaliseBase } from '../../../sw/core/routes/base.ts'
import { startCountingProxy } from '../counting-proxy.ts'
import type { BrowserHost, HostProject } from '../host.ts'
import { askInPage } from './ask-in-page.ts'
import { hostPageUrl } from './host-page.ts'
import { pageClient } from './page-client.ts'
import { reportAnswers } from './report-answers.ts'
import { submitForm } from './submit-form.ts'

interface Server {
  readonly origin: string
  close(): Promise<void>
}

/** What answers the requests of a page. */
interface InBrowser {
  /** The origin under which the page is opened. */
  originAt(port: string): string
  /** Called in each new page. */
  start(page: Page, base: string): Promise<void>
}

/** Opens a page of a served project, in a browser profile of its own. Closes the server with it. */
export async function openInBrowser(
  browser: Browser,
  project: Pick<HostProject, 'base'>,
  server: Server,
  { originAt, start }: InBrowser,
): Promise<BrowserHost> {
  const proxy = await startCountingProxy(server.origin, reportAnswers)
  const origin = originAt(new URL(proxy.origin).port)
  const base = normaliseBase(project.base)
  const url = hostPageUrl(origin, base)
  const context = await browser.newContext()
  const close = async () => {
    await context.close()
    await proxy.close()
    await server.close()
  }
  try {
    const page = await context.newPage()
    await page.goto(url)
    await start(page, base)
    const client = await pageClient(page, origin)
    return {
      origin,
      isDev: false,
      inWorker: true,
      hidesCookies: true,
      ask: (request, isLeft) => askInPage(client, request, isLeft),
      client,
      submit: (form) => submitForm(context, url, form, (tab) => start(tab, base)),
      takeRequests: () => proxy.takeRequests(),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
