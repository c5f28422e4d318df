import { expect, type Page, test } from '@playwright/test'
import { editFolder, type Folder } from './folder.ts'
import { emptyFolder, npmInstall, packedPackage } from './installed-package.ts'
import { createMatrix } from './matrix-table.ts'
import { ask, linesOfTrouble, openSite } from './open-site.ts'
import { freePort, start, succeed } from './run-command.ts'
import { viteVersion } from './vite-versions.ts'
import { withServer } from './with-server.ts'

/** Templates of create-vite, and the file with the app's text. */
const templates = {
  'react-ts': 'src/App.tsx',
  'vue-ts': 'src/components/HelloWorld.vue',
  'svelte-ts': 'src/App.svelte',
}

const endpoint = `import type { APIRoute } from 'stowaway'
import { json } from 'stowaway'

const from = 'ServiceWorkerGlobalScope' in globalThis ? 'the service worker' : 'a server'

export const GET: APIRoute<'/api/hello.json'> = () => json({ hello: 'app' }, { headers: { 'x-answered-by': from } })
`

const answer = { status: 200, text: '{"hello":"app"}', from: 'the service worker' }

test.describe.configure({ mode: 'parallel' })
const matrix = createMatrix('added to', ['dev', 'build', 'preview'])
test.afterAll(() => matrix.print())

for (const [template, source] of Object.entries(templates)) {
  test(`create-vite's ${template} with the plugin's line added`, { tag: '@soak' }, async ({ page }) => {
    test.setTimeout(300_000)
    const parent = await emptyFolder()
    try {
      const project = await createApp(parent, template)
      const npm = async (script: string) =>
        ['npm', 'run', script, '--', '--host', '127.0.0.1', '--strictPort', '--port', await freePort()] as const
      await matrix.try(template, 'dev', async () =>
        withServer(start(project.path, ...(await npm('dev'))), async (dev) => {
          const site = await openSite(page, dev)
          await expectMounted(page)
          expect(await ask(page, '/api/hello.json')).toEqual(answer)
          await page.evaluate(() => Object.assign(window, { kept: true }))
          await project.edit(source, 'Get started', 'All aboard')
          await expect(page.getByRole('heading', { name: 'All aboard' })).toBeVisible()
          expect(await page.evaluate(() => 'kept' in window), 'the page was not loaded again').toBe(true)
          await project.edit('src/pages/api/hello.json.ts', "'app'", "'ship'")
          expect((await ask(page, '/api/hello.json')).text).toBe('{"hello":"ship"}')
          await project.edit('src/pages/api/hello.json.ts', "'ship'", "'app'")
          site.expectClean()
        }),
      )
      // The template's own script also checks the types.
      await matrix.try(template, 'build', async () => {
        expect(linesOfTrouble((await succeed(project.path, 'npm', 'run', 'build')).text)).toEqual([])
      })
      await matrix.try(template, 'preview', async () =>
        withServer(start(project.path, ...(await npm('preview'))), async (preview) => {
          const site = await openSite(page, preview)
          await expectMounted(page)
          expect(await ask(page, '/api/hello.json')).toEqual(answer)
          site.expectClean()
        }),
      )
    } finally {
      await parent.remove()
    }
  })
}

/** The unchanged template, with the package, one line of configuration and one endpoint. */
async function createApp(parent: Folder, template: string): Promise<Folder> {
  const command = ['exec', '--yes', '--prefer-offline', '--', 'create-vite', 'app', '--template', template]
  await succeed(parent.path, 'npm', ...command, '--no-interactive')
  const project = editFolder(`${parent.path}/app`)
  await succeed(project.path, 'npm', ...npmInstall, await packedPackage(), `vite@${await viteVersion.newest()}`)
  await project.edit('vite.config.ts', /^/, "import { stowaway } from 'stowaway/vite'\n")
  await project.edit('vite.config.ts', 'plugins: [', 'plugins: [stowaway(), ')
  await project.write('src/pages/api/hello.json.ts', endpoint)
  return project
}

async function expectMounted(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: /Get started|All aboard/ })).toBeVisible()
}
