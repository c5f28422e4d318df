import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { expectEditedHello, expectHello, helloFiles } from './hello-endpoint.ts'
import { createMatrix } from './matrix-table.ts'
import { tryApp } from './try-app.ts'
import { createViteApp, smallPage, viteConfig } from './vite-app.ts'

interface OtherPlugin {
  readonly line: string
  readonly call: string
  readonly packages: readonly string[]
  /** A file that it adds to the site. */
  readonly adds: RegExp
}

/** Plugins that take part in the build of the pages. */
const plugins: Readonly<Record<string, OtherPlugin>> = {
  '@vitejs/plugin-legacy': {
    line: "import legacy from '@vitejs/plugin-legacy'",
    call: "legacy({ targets: ['defaults'] })",
    packages: ['@vitejs/plugin-legacy', 'terser'],
    adds: /^assets\/polyfills-legacy-.*\.js$/,
  },
  'vite-plugin-sitemap': {
    line: "import sitemap from 'vite-plugin-sitemap'",
    call: "sitemap({ hostname: 'https://example.com' })",
    packages: ['vite-plugin-sitemap'],
    adds: /^sitemap\.xml$/,
  },
}

test.describe.configure({ mode: 'parallel' })
const matrix = createMatrix('beside', ['dev', 'build', 'preview'])
test.afterAll(() => matrix.print())

for (const [name, { line, call, packages, adds }] of Object.entries(plugins)) {
  test(`${name} beside the plugin`, { tag: '@soak' }, async ({ page }) => {
    test.setTimeout(300_000)
    const config = { 'vite.config.ts': `${line}\n${viteConfig('', [call])}` }
    const project = await createViteApp({ ...smallPage, ...helloFiles, ...config }, { packages })
    try {
      await tryApp(matrix, {
        row: name,
        project,
        page,
        async dev() {
          await expectHello(page)
          await expectEditedHello(page, project)
        },
        async built() {
          const files = await readdir(join(project.path, 'dist'), { recursive: true })
          expect(files).toEqual(expect.arrayContaining(['index.html', 'sw.js', expect.stringMatching(adds)]))
        },
        async preview() {
          await expect(page.getByRole('heading')).toHaveText('Get started')
          await expectHello(page)
        },
      })
    } finally {
      await project.remove()
    }
  })
}
