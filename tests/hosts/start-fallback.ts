import { fallback } from './browser/fallback.ts'
import type { HostBrowser } from './browser/host-browser.ts'
import { addHostPage } from './browser/host-page.ts'
import { openInBrowser } from './browser/open-in-browser.ts'
import { buildCopy } from './build-copy.ts'
import type { BrowserHost, HostProject, StartOptions } from './host.ts'
import { serveBuilt } from './serve-built.ts'
import { withCopy } from './with-copy.ts'

/** The built worker's script in the fallback, on an origin without service workers. */
export function startFallback(
  project: HostProject,
  browser: HostBrowser,
  options: StartOptions = {},
): Promise<BrowserHost> {
  return withCopy(project.folder, async (root) => {
    await addHostPage(root)
    const outDir = await buildCopy(root, project, 'worker', options)
    return openInBrowser(browser, project, await serveBuilt(outDir, project.base), fallback)
  })
}
