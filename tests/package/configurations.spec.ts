import { expect, test } from '@playwright/test'
import type { Folder } from './folder.ts'
import { createMatrix } from './matrix-table.ts'
import { ask, type OpenSite } from './open-site.ts'
import { succeed } from './run-command.ts'
import { strictOptions, strictTsconfig } from './strict-typescript.ts'
import { tryApp } from './try-app.ts'
import { createViteApp, smallPage, type ViteApp } from './vite-app.ts'

interface Configuration extends ViteApp {
  readonly files: Readonly<Record<string, string>>
  readonly base?: string
  /** After `init`. */
  prepare?(project: Folder): Promise<void>
}

const viteConfig = "import { defineConfig } from 'vite'\n\nexport default defineConfig({})\n"
const checked: ViteApp = {
  packages: ['typescript'],
  packageJson: { scripts: { build: 'tsc --noEmit && vite build' } },
}
const hello = 'src/pages/api/hello.json.ts'

const withCrlf = (text: string): string => text.replace(/\r?\n/g, '\r\n')
const inCrlf = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, withCrlf(text)]))

/** Projects to which `init` adds the plugin and one endpoint, or, without a page, its whole example. */
const configurations: Readonly<Record<string, Configuration>> = {
  'vite.config.mts': {
    files: { ...smallPage, 'vite.config.mts': viteConfig },
    packageJson: { type: 'commonjs' },
  },

  'CRLF line ends': {
    files: inCrlf({
      ...smallPage,
      'vite.config.ts': viteConfig,
      'tsconfig.json': `${strictTsconfig}\n`,
      '.gitignore': 'node_modules\ndist\n',
    }),
    ...checked,
    async prepare(project) {
      for (const file of ['vite.config.ts', 'tsconfig.json', '.gitignore']) {
        const text = await project.read(file)
        expect(text, file).toBe(withCrlf(text))
      }
      await project.write(hello, withCrlf(await project.read(hello)))
    },
  },

  'strict TypeScript': {
    files: { ...smallPage, 'vite.config.ts': viteConfig, 'tsconfig.json': strictTsconfig },
    ...checked,
  },

  'the example of init, strict TypeScript': {
    files: {},
    ...checked,
    async prepare(project) {
      const { compilerOptions, ...rest } = JSON.parse(await project.read('tsconfig.json'))
      const options = { ...compilerOptions, ...strictOptions }
      await project.write('tsconfig.json', JSON.stringify({ ...rest, compilerOptions: options }))
      await project.write(
        'vite.config.ts',
        "import { stowaway } from 'stowaway/vite'\n\nexport default { plugins: [stowaway()] }\n",
      )
    },
  },

  "base: '/repo/'": {
    files: { ...smallPage, 'vite.config.ts': viteConfig.replace('{}', "{ base: '/repo/' }") },
    base: '/repo/',
  },
}

test.describe.configure({ mode: 'parallel' })
const matrix = createMatrix('configured with', ['dev', 'build', 'preview'])
test.afterAll(() => matrix.print())

for (const [row, { files, base = '/', prepare, ...app }] of Object.entries(configurations)) {
  test(`init in a project with ${row}`, { tag: '@soak' }, async ({ page }) => {
    test.setTimeout(300_000)
    const project = await createViteApp(files, app)
    const expectGreeting = async (greeting: string): Promise<void> => {
      const { status, text } = await ask(page, `${base}api/hello.json?name=you`)
      expect([status, text]).toEqual([200, expect.stringContaining(`${greeting}, you!`)])
    }
    const expectSite = async ({ browser }: OpenSite): Promise<void> => {
      expect(new URL(page.url()).pathname).toBe(base)
      await expectGreeting('Hello')
      browser.expectFailure('api/unknown')
      expect((await ask(page, `${base}api/unknown`)).status).toBe(404)
    }
    try {
      await succeed(project.path, 'npx', 'stowaway', 'init')
      await prepare?.(project)
      // Before the first start, too.
      if (app.packages?.includes('typescript')) await succeed(project.path, 'npx', 'tsc', '--noEmit')
      await tryApp(matrix, {
        row,
        project,
        page,
        async dev(site) {
          await expectSite(site)
          await project.edit(hello, 'Hello, ', 'Ahoy, ')
          await expectGreeting('Ahoy')
          await project.edit(hello, 'Ahoy, ', 'Hello, ')
        },
        preview: expectSite,
      })
    } finally {
      await project.remove()
    }
  })
}
