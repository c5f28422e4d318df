import { expect, type Page } from '@playwright/test'
import type { Folder } from './folder.ts'
import type { Matrix } from './matrix-table.ts'
import { linesOfTrouble, type OpenSite, openSite } from './open-site.ts'
import { freePort, start, succeed } from './run-command.ts'
import { withServer } from './with-server.ts'

interface AppTrial {
  /** The app's row in the table. */
  readonly row: string
  /** Its package.json has Vite's scripts: `dev`, `build` and `preview`. */
  readonly project: Folder
  readonly page: Page
  dev(site: OpenSite): Promise<void>
  /** After the build, before the preview. */
  built?(): Promise<void>
  preview(site: OpenSite): Promise<void>
}

/** Runs the app's own scripts. Servers, builds and pages must not report an error or a warning. */
export async function tryApp(
  matrix: Matrix<'dev' | 'build' | 'preview'>,
  { row, project, page, dev, built, preview }: AppTrial,
): Promise<void> {
  // Another port is another origin, so the dev server's worker does not control the preview.
  const serve = async (script: string, use: (site: OpenSite) => Promise<void>): Promise<void> => {
    const args = ['run', script, '--', '--host', '127.0.0.1', '--strictPort', '--port', await freePort()]
    await withServer(start(project.path, 'npm', ...args), async (server) => {
      const site = await openSite(page, server)
      await use(site)
      site.expectClean()
    })
  }
  await matrix.try(row, 'dev', () => serve('dev', dev))
  await matrix.try(row, 'build', async () => {
    expect(linesOfTrouble((await succeed(project.path, 'npm', 'run', 'build')).text)).toEqual([])
    await built?.()
  })
  await matrix.try(row, 'preview', () => serve('preview', preview))
}
