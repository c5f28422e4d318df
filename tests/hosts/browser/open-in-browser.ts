import { normaliseBase } from '../../../sw/core/routes/base.ts'
import { startCountingProxy } from '../counting-proxy.ts'
import type { BrowserHost, HostProject } from '../host.ts'
import { askInPage } from './ask-in-page.ts'
import type { HostBrowser, HostTab } from './host-browser.ts'
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
  /** Called in each new tab. */
  start(tab: HostTab, base: string): Promise<void>
}

/** Opens a page of a served project, in a browser profile of its own. Closes the server with it. */
export async function openInBrowser(
  browser: HostBrowser,
  project: Pick<HostProject, 'base'>,
  server: Server,
  { originAt, start }: InBrowser,
): Promise<BrowserHost> {
  const proxy = await startCountingProxy(server.origin, reportAnswers)
  const origin = originAt(new URL(proxy.origin).port)
  const base = normaliseBase(project.base)
  const url = hostPageUrl(origin, base)
  const profile = await browser.newEngine()
  const close = async () => {
    await profile.close()
    await proxy.close()
    await server.close()
  }
  try {
    const tab = await profile.newTab()
    await tab.goto(url)
    await start(tab, base)
    const client = await pageClient(tab, origin)
    return {
      origin,
      isDev: false,
      inWorker: true,
      hidesCookies: true,
      ask: (request, isLeft) => askInPage(client, request, isLeft),
      client,
      submit: (form) => submitForm(profile, url, form, (other) => start(other, base)),
      takeRequests: () => proxy.takeRequests(),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
