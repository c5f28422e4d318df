import type { HostBrowser } from './browser/host-browser.ts'
import { addHostPage } from './browser/host-page.ts'
import { openInBrowser } from './browser/open-in-browser.ts'
import { serviceWorker } from './browser/service-worker.ts'
import { buildCopy } from './build-copy.ts'
import type { BrowserHost, HostProject, StartOptions } from './host.ts'
import { serveBuilt } from './serve-built.ts'
import { withCopy } from './with-copy.ts'

interface WorkerOptions extends StartOptions {
  /** Called with the copy and the output folder of the build. */
  onBuilt?(root: string, outDir: string): Promise<void>
}

/** The built worker, asked through its fetch event. */
export function startWorker(
  project: HostProject,
  browser: HostBrowser,
  options: WorkerOptions = {},
): Promise<BrowserHost> {
  return withCopy(project.folder, async (root) => {
    await addHostPage(root)
    const outDir = await buildCopy(root, project, 'worker', options)
    await options.onBuilt?.(root, outDir)
    return openInBrowser(browser, project, await serveBuilt(outDir, project.base), serviceWorker)
  })
}
