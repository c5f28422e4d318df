import { expect, type Page, test } from '@playwright/test'
import { checkEdits, checkHello } from './check-dev.ts'
import { addEntryFiles, checkEntries } from './entry-files.ts'
import { type InstalledPackage, installPackage } from './installed-package.ts'
import { createMatrix } from './matrix-table.ts'
import { linesOfTrouble, openSite } from './open-site.ts'
import type { PublicEntry } from './public-entries.ts'
import { freePort, type RunningCommand, start, succeed } from './run-command.ts'
import { type ViteName, viteVersion } from './vite-versions.ts'
import { withServer } from './with-server.ts'

/** Both ends of the range. The locked version runs all the other tests. */
const names: readonly ViteName[] = ['lowest', 'newest', 'locked']

test.describe.configure({ mode: 'parallel' })
const below = { '/': '', '/repo/': ' below /repo/' } as const
const matrix = createMatrix('the package with', [
  'dev',
  'dev below /repo/',
  'build',
  'preview',
  'build below /repo/',
  'preview below /repo/',
])
test.afterAll(() => matrix.print())

for (const name of names) {
  const tag = name === 'locked' ? '@soak' : []
  test.describe(`the ${name} Vite of the peer range`, { tag }, () => {
    test.describe.configure({ mode: 'default' })
    let project: InstalledPackage
    let entries: readonly PublicEntry[]
    let row: string

    test.beforeAll(async () => {
      test.setTimeout(180_000)
      const version = await viteVersion[name]()
      project = await installPackage(version)
      row = `Vite ${version} (${name})`
      await succeed(project.path, 'npx', 'stowaway', 'init')
      entries = await addEntryFiles(project)
    })
    test.beforeEach(({ browserName: _ }, { annotations }) => {
      annotations.push({ type: 'Vite', description: row })
    })
    test.afterAll(() => project?.remove())

    const startDev = async (...args: string[]): Promise<RunningCommand> =>
      start(project.path, 'npx', 'stowaway', 'dev', '--host', '127.0.0.1', '--port', await freePort(), ...args)

    test('dev: saved code runs, and every public value can be imported', async ({ page }) => {
      await matrix.try(row, 'dev', () =>
        withServer(startDev(), async (dev) => {
          const site = await openSite(page, dev)
          await checkEntries(site, entries)
          await checkEdits(site, project)
          site.expectClean()
        }),
      )
    })

    test('dev below a base', { tag: '@soak' }, async ({ page }) => {
      await matrix.try(row, 'dev below /repo/', () =>
        withServer(startDev('--base', '/repo/'), async (dev) => {
          expect(new URL(dev.url).pathname).toBe('/repo/')
          const site = await openSite(page, dev)
          await checkEntries(site, entries)
          await checkHello(page)
          site.expectClean()
        }),
      )
    })

    for (const base of ['/', '/repo/'] as const) {
      // On a push, the newest is built below a path, and the lowest at the root.
      const tag = (name === 'newest') === (base === '/repo/') ? [] : '@soak'
      test(`a build${below[base]}, as files on a static host`, { tag }, async ({ page }) => {
        await matrix.try(row, `build${below[base]}`, async () => {
          const { text } = await succeed(project.path, 'npx', 'stowaway', 'build', '--base', base)
          // Nobody can load it but a worker.
          const isExpected = (line: string) => line.includes('EndpointNotLoaded: entries/stowaway-worker.json.ts')
          expect(linesOfTrouble(text).filter((line) => !isExpected(line))).toEqual([])
        })
        await matrix.try(row, `preview${below[base]}`, async () =>
          withServer(
            start(project.path, 'npx', 'stowaway', 'preview', '--base', base, '--port', await freePort()),
            (preview) => checkPreview(page, preview, base),
          ),
        )
      })
    }

    async function checkPreview(page: Page, preview: RunningCommand, base: string): Promise<void> {
      expect(new URL(preview.url).pathname).toBe(base)
      const site = await openSite(page, preview)
      await checkEntries(site, entries)
      await checkHello(page)
      const answered = page.waitForResponse(/api\/hello\.json/)
      await page.getByRole('button', { name: 'Say hello' }).click()
      expect((await answered).fromServiceWorker()).toBe(true)
      await expect(page.getByText('from the service worker')).toBeVisible()
      await page.getByRole('button', { name: 'Read a built file' }).click()
      await expect(page.getByText('from a built file')).toBeVisible()
      expect((await fetch(new URL('api/hello.json', preview.url))).status).toBe(404)
      site.expectClean()
    }
  })
}
