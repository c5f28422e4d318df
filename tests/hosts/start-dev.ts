import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startDev as startServer } from '../../compiler/vite/dev-project.ts'
import { acceptRedirects } from './accept-redirects.ts'
import type { HostBrowser } from './browser/host-browser.ts'
import { addHostPage } from './browser/host-page.ts'
import { openInBrowser } from './browser/open-in-browser.ts'
import { serviceWorker } from './browser/service-worker.ts'
import type { BrowserHost, Host, HostProject, StartOptions } from './host.ts'
import { localOrigin } from './local-origin.ts'
import { overHttp } from './over-http.ts'
import { silent } from './silent.ts'
import { withCopy } from './with-copy.ts'

/** The dev server, asked over HTTP. */
export function startDev(project: HostProject, options: StartOptions = {}): Promise<Host> {
  return withCopy(project.folder, async (root) => {
    const { origin, close } = await serve(root, project, options)
    return { ...overHttp(origin), isDev: true, close }
  })
}

/** The dev server's worker, asked through its fetch event. */
export function startDevWorker(
  project: HostProject,
  browser: HostBrowser,
  options: StartOptions = {},
): Promise<BrowserHost> {
  return withCopy(project.folder, async (root) => {
    await addHostPage(root)
    const server = await serve(root, project, options)
    return { ...(await openInBrowser(browser, project, server, serviceWorker)), isDev: true }
  })
}

async function serve(root: string, project: HostProject, options: StartOptions) {
  const { base } = project
  const stowaway = await acceptRedirects(root, project, options)
  // A package of its own keeps Vite's cache to itself.
  await writeFile(join(root, 'package.json'), '{ "type": "module" }')
  const copy = { root, base, stowaway, config: false } as const
  const server = await startServer({ ...copy, port: 0, host: '127.0.0.1' }, silent)
  const [url] = server.resolvedUrls?.local ?? []
  if (url === undefined) throw new Error('The dev server tells no address.')
  server.config.logger.error = () => {}
  server.config.logger.warn = () => {}
  return { origin: localOrigin(url), close: () => server.close() }
}
