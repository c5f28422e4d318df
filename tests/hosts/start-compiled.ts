import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Compiler } from '../../compiler/create-compiler.ts'
import type { HostBrowser } from './browser/host-browser.ts'
import { hostPage } from './browser/host-page.ts'
import { openInBrowser } from './browser/open-in-browser.ts'
import { serviceWorker } from './browser/service-worker.ts'
import type { BrowserHost, HostProject } from './host.ts'
import { readProject } from './read-project.ts'
import { runHere } from './run-here.ts'
import { serveBuilt } from './serve-built.ts'

/** The worker that the compiler makes without a disk, asked through its fetch event. */
export async function startCompiled(
  project: HostProject,
  browser: HostBrowser,
  compiler: Compiler,
): Promise<BrowserHost> {
  const { folder, base, stowaway } = project
  const files = new Map<string, string | Uint8Array>([
    ...(await readProject(folder)),
    ...Object.entries(hostPage),
    ['package.json', JSON.stringify({ name: basename(folder) })],
  ])
  const made = await compiler.buildStatic(files, { ...stowaway, base }, { run: runHere })
  if (!made.ok) throw new Error(made.diagnostics.map(({ message }) => message).join('\n'))
  const site = await mkdtemp(join(tmpdir(), 'stowaway-compiled-'))
  for (const [path, body] of made.files) {
    await mkdir(dirname(join(site, path)), { recursive: true })
    await writeFile(join(site, path), body)
  }
  const host = await openInBrowser(browser, project, await serveBuilt(site, base), serviceWorker)
  return {
    ...host,
    async close() {
      await host.close()
      await rm(site, { recursive: true, force: true })
    },
  }
}
