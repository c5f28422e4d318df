import { expect, type Page, test } from '@playwright/test'
import { editFolder, type Folder } from './folder.ts'
import { expectEditedHello, expectHello, helloFiles } from './hello-endpoint.ts'
import { emptyFolder, npmInstall, packedPackage } from './installed-package.ts'
import { createMatrix } from './matrix-table.ts'
import { succeed } from './run-command.ts'
import { tryApp } from './try-app.ts'
import { writeFiles } from './vite-app.ts'
import { viteVersion } from './vite-versions.ts'

/** Templates of create-vite, and the file with the app's text. */
const templates = {
  'react-ts': 'src/App.tsx',
  'vue-ts': 'src/components/HelloWorld.vue',
  'svelte-ts': 'src/App.svelte',
  'preact-ts': 'src/app.tsx',
  'solid-ts': 'src/App.tsx',
  'vanilla-ts': 'src/main.ts',
}

/** It accepts no changes itself, so Vite loads its page again. */
const reloads = 'vanilla-ts'

test.describe.configure({ mode: 'parallel' })
const matrix = createMatrix('added to', ['dev', 'build', 'preview'])
test.afterAll(() => matrix.print())

for (const [template, source] of Object.entries(templates)) {
  test(`create-vite's ${template} with the plugin's line added`, { tag: '@soak' }, async ({ page }) => {
    test.setTimeout(300_000)
    const parent = await emptyFolder()
    try {
      const project = await createApp(parent, template)
      await tryApp(matrix, {
        row: template,
        project,
        page,
        async dev() {
          await expectMounted(page)
          await expectHello(page)
          await page.evaluate(() => Object.assign(window, { kept: true }))
          await project.edit(source, 'Get started', 'All aboard')
          await expect(page.getByRole('heading', { name: 'All aboard' })).toBeVisible()
          expect(await page.evaluate(() => 'kept' in window), 'the page was not loaded again').toBe(
            template !== reloads,
          )
          await expectEditedHello(page, project)
        },
        // The template's own build script has also checked the types.
        async preview() {
          await expectMounted(page)
          await expectHello(page)
        },
      })
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
  if (template === 'vanilla-ts') await project.write('vite.config.ts', 'export default { plugins: [] }\n')
  await project.edit('vite.config.ts', /^/, "import { stowaway } from 'stowaway/vite'\n")
  await project.edit('vite.config.ts', 'plugins: [', 'plugins: [stowaway(), ')
  await writeFiles(project, helloFiles)
  return project
}

async function expectMounted(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: /Get started|All aboard/ })).toBeVisible()
}
