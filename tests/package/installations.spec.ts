import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { checkEdits, checkHello } from './check-dev.ts'
import { addEntryFiles, checkEntries } from './entry-files.ts'
import { editFolder, type Folder } from './folder.ts'
import { emptyFolder, installPackage, npmInstall, packedPackage } from './installed-package.ts'
import { createMatrix } from './matrix-table.ts'
import { linesOfTrouble, openSite } from './open-site.ts'
import { freePort, start, succeed } from './run-command.ts'
import { viteVersion } from './vite-versions.ts'
import { withServer } from './with-server.ts'

interface Installed {
  /** The project's folder. */
  readonly project: Folder
  /** For `vite.config.ts`. Written after `init`, which adds no page to a project that has a configuration. */
  readonly config?: string
  remove(): Promise<void>
}

/** Ways to install the package with the newest Vite. */
const installations: Readonly<Record<string, () => Promise<Installed>>> = {
  async pnpm() {
    const tools = await emptyFolder()
    await tools.write('package.json', '{ "private": true }')
    await succeed(tools.path, 'npm', ...npmInstall, 'pnpm')
    const project = await emptyFolder()
    await project.write('package.json', '{ "private": true, "type": "module" }')
    const pnpm = join(tools.path, 'node_modules/.bin/pnpm')
    const store = ['--store-dir', join(tools.path, 'store')]
    await succeed(project.path, pnpm, 'add', '--save-dev', ...store, await packedPackage(), `vite@${await newest()}`)
    const remove = async (): Promise<void> => void (await Promise.all([project.remove(), tools.remove()]))
    return { project, remove }
  },

  async 'npm without hoisting'() {
    const project = await emptyFolder()
    await project.write('package.json', '{ "private": true, "type": "module" }')
    const linked = ['--install-strategy', 'linked']
    await succeed(project.path, 'npm', ...npmInstall, ...linked, await packedPackage(), `vite@${await newest()}`)
    return { project, remove: project.remove }
  },

  async 'a workspace'() {
    const root = await emptyFolder()
    await root.write('package.json', '{ "private": true, "workspaces": ["packages/*"] }')
    await root.write('packages/app/package.json', '{ "name": "app", "version": "1.0.0", "type": "module" }')
    const app = ['--workspace', 'app']
    await succeed(root.path, 'npm', ...npmInstall, ...app, await packedPackage(), `vite@${await newest()}`)
    return { project: editFolder(join(root.path, 'packages/app')), remove: root.remove }
  },

  async '"type": "commonjs"'() {
    const project = await installPackage(await newest(), { type: 'commonjs' })
    const config = "import { stowaway } from 'stowaway/vite'\nexport default { plugins: [stowaway()] }\n"
    return { project, config, remove: project.remove }
  },
}

const newest = viteVersion.newest

test.describe.configure({ mode: 'parallel' })
const matrix = createMatrix('installed as', ['dev', 'build', 'preview'])
test.afterAll(() => matrix.print())

for (const [name, install] of Object.entries(installations)) {
  test(`${name}: dev, build and preview`, { tag: '@soak' }, async ({ page }) => {
    test.setTimeout(300_000)
    const { project, config, remove } = await install()
    const npx = (...args: string[]) => ['npx', 'stowaway', ...args] as const
    try {
      await succeed(project.path, ...npx('init'))
      if (config !== undefined) await project.write('vite.config.ts', config)
      const entries = await addEntryFiles(project)
      const port = await freePort()
      await matrix.try(name, 'dev', () =>
        withServer(start(project.path, ...npx('dev', '--host', '127.0.0.1', '--port', port)), async (dev) => {
          const site = await openSite(page, dev)
          await checkEntries(site, entries)
          await checkEdits(site, project)
          site.expectClean()
        }),
      )
      await matrix.try(name, 'build', async () => {
        const { text } = await succeed(project.path, ...npx('build'))
        expect(linesOfTrouble(text)).toEqual([])
      })
      // Another port is another origin, so the dev server's worker does not control it.
      const other = await freePort()
      await matrix.try(name, 'preview', () =>
        withServer(start(project.path, ...npx('preview', '--port', other)), async (preview) => {
          const site = await openSite(page, preview)
          await checkEntries(site, entries)
          await checkHello(page)
          site.expectClean()
        }),
      )
    } finally {
      await remove()
    }
  })
}
