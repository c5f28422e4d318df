import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { editFolder, type Folder } from './folder.ts'
import { installedVersion, repository } from './installed-package.ts'
import { succeed } from './run-command.ts'
import { createViteApp, writeFiles } from './vite-app.ts'

const origins = "{ origins: { 'https://shop.example.test': 'src/mocks/shop' } }"

/** The one line of set-up, for each place where components are tested. */
const config = `import { stowaway } from 'stowaway/vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [stowaway(${origins})],
  test: {
    setupFiles: ['stowaway/testing/setup'],
    projects: ['node', 'jsdom', 'happy-dom'].map((environment) => ({ extends: true, test: { name: environment, environment } })),
  },
})
`

const browserConfig = (launchOptions: object): string => `import { playwright } from '@vitest/browser-playwright'
import { stowaway } from 'stowaway/vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [stowaway(${origins})],
  test: {
    setupFiles: ['stowaway/testing/setup'],
    browser: {
      enabled: true,
      headless: true,
      provider: playwright({ launchOptions: ${JSON.stringify(launchOptions)} }),
      instances: [{ browser: 'chromium' }],
    },
  },
})
`

/** The types of the package and of the tests. Those of happy-dom need `skipLibCheck`. */
const types = JSON.stringify({
  compilerOptions: {
    ...{
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      module: 'esnext',
      moduleResolution: 'bundler',
      target: 'es2023',
    },
    lib: ['ESNext', 'DOM', 'DOM.Iterable'],
    types: ['node', 'stowaway/testing/setup'],
  },
  include: ['tests', 'src', '*.ts', '.stowaway/*.d.ts', 'docs'],
})

/** The named code of the page about tests. */
async function codeOfDocs(): Promise<Record<string, string>> {
  const page = await readFile(join(repository, 'site/docs/testing.md'), 'utf8')
  const named = [...page.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```/gm)]
  return Object.fromEntries(named.map(([, file = '', code = '']) => [file, code]))
}

async function fixture(): Promise<Record<string, string>> {
  const folder = join(repository, 'tests/fixtures/testing')
  const names = (await readdir(folder, { recursive: true })).filter((name) => /^(?:src|tests)\/.*\.ts$/.test(name))
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  )
}

const packages = ['vitest', 'jsdom', 'happy-dom', 'axios', 'typescript', '@types/node']
const run = async (project: Folder, ...args: string[]): Promise<string> =>
  (await succeed(project.path, 'npx', 'vitest', 'run', ...args)).text

test('components in Node, jsdom, happy-dom and a browser reach the endpoints, and so does the code of the docs', async ({
  launchOptions,
}) => {
  test.setTimeout(300_000)
  const browser = ['@vitest/browser-playwright', `playwright@${await installedVersion(repository, 'playwright')}`]
  const files = {
    'vitest.config.ts': config,
    'browser.config.ts': browserConfig(launchOptions),
    'tsconfig.json': types,
  }
  const project = await createViteApp({ ...files, ...(await fixture()) }, { packages: [...packages, ...browser] })
  try {
    const text = await run(project)
    expect(text).toMatch(/Test Files\s+3 passed/)
    expect(text).toMatch(/Tests\s+37 passed \| 2 skipped/)
    expect(await run(project, '--config', 'browser.config.ts')).toMatch(/Tests\s+13 passed/)
    // The code of the docs, as a project of its own.
    const code = await codeOfDocs()
    await writeFiles(editFolder(join(project.path, 'docs')), code)
    expect(Object.keys(code).filter((name) => name.endsWith('.test.ts'))).toHaveLength(3)
    expect(await run(project, '--root', 'docs')).toMatch(/Tests\s+5 passed/)
    // Node before 22 runs no TypeScript; this file has none of its own.
    await project.write('docs/tests/todos.node.mjs', code['tests/todos.node.ts'] ?? '')
    const { text: nodeText } = await succeed(join(project.path, 'docs'), 'node', '--test', 'tests/todos.node.mjs')
    expect(nodeText).toMatch(/# pass 1/)
    await succeed(project.path, 'npx', 'tsc')
    // The clearest mistake: the plugin is missing.
    await project.write('vitest.config.ts', config.replace(/plugins: .*/, ''))
    await expect(run(project, '--project', 'node')).rejects.toThrow(/TestProjectMissing[\s\S]+Add stowaway\(\)/)
  } finally {
    await project.remove()
  }
})
