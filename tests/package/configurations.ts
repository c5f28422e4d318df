import { expect } from '@playwright/test'
import type { Folder } from './folder.ts'
import { strictOptions, strictTsconfig } from './strict-typescript.ts'
import { smallPage, type ViteApp } from './vite-app.ts'

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
/** The endpoint that `init` writes. */
export const hello = 'src/pages/api/hello.json.ts'

const withCrlf = (text: string): string => text.replace(/\r?\n/g, '\r\n')
const inCrlf = (files: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, withCrlf(text)]))

/** Projects to which `init` adds the plugin and one endpoint, or, without a page, its whole example. */
export const configurations: Readonly<Record<string, Configuration>> = {
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
