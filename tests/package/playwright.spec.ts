import { expect, test } from '@playwright/test'
import { helloFiles } from './hello-endpoint.ts'
import { installedVersion, repository } from './installed-package.ts'
import { createMatrix } from './matrix-table.ts'
import { freePort, run, succeed } from './run-command.ts'
import { createViteApp, smallPage, viteConfig } from './vite-app.ts'

const config = (
  launchOptions: object,
  command: string,
  port: string,
) => `import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  use: { baseURL: 'http://localhost:${port}/', launchOptions: ${JSON.stringify(launchOptions)} },
  webServer: { command: '${command} --port ${port}', url: 'http://localhost:${port}/' },
})
`

const tests = `import { expect, test } from 'stowaway/testing/playwright'

test('is overridden', async ({ api, page }) => {
  await api.override('GET /api/hello.json', { answer: { json: { hello: 'test' } }, times: 1 })
  await page.goto('/')
  const hello = async () => page.evaluate(async () => (await (await fetch('/api/hello.json')).json()).hello)
  expect([await hello(), await hello()]).toEqual(['test', 'app'])
  await expect(api).toHaveReceived('GET', '/api/hello.json', { times: 2 })
})

test('fails', async ({ api, page }) => {
  await api.ready()
  await page.goto('/')
  await page.evaluate(() => fetch('/api/hello.json?name=Ada'))
  await expect(api).toHaveReceived('POST', '/api/hello.json', { timeout: 500 })
})
`

/** Without `skipLibCheck`: the types of the package are checked too. */
const types = JSON.stringify({
  compilerOptions: { strict: true, noEmit: true, module: 'nodenext', lib: ['ESNext', 'DOM'], types: ['node'] },
  include: ['e2e', 'playwright.config.ts'],
})

test.describe.configure({ mode: 'parallel' })
const matrix = createMatrix('tests with Playwright of', ['dev', 'build'])
test.afterAll(() => matrix.print())

for (const type of ['module', 'commonjs'] as const) {
  test(`Playwright: the fixture controls the endpoints of a project (${type})`, { tag: '@soak' }, async ({
    launchOptions,
  }) => {
    test.setTimeout(300_000)
    // In Playwright's own version: an installed browser may be too old for another.
    const playwright = `@playwright/test@${await installedVersion(repository, '@playwright/test')}`
    const files = {
      ...smallPage,
      ...helloFiles,
      'vite.config.ts': viteConfig().replace('stowaway()', 'stowaway({ control: true })'),
      'e2e/hello.spec.ts': tests,
      'tsconfig.json': types,
    }
    const project = await createViteApp(files, {
      packages: [playwright, 'typescript', '@types/node'],
      packageJson: { type },
    })
    const check = async (command: string): Promise<void> => {
      await project.write('playwright.config.ts', config(launchOptions, command, await freePort()))
      const { text } = await run(project.path, 'npx', 'playwright', 'test', '--reporter=list')
      expect(text).toContain('1 passed')
      expect(text).toContain('1 failed')
      expect(text).toMatch(/Received: 0 of 1 requests[\s\S]+GET \/api\/hello\.json\?name=Ada → 200/)
    }
    try {
      await matrix.try(type, 'dev', () => check('npx vite'))
      await matrix.try(type, 'build', () => check('npx vite build && npx stowaway preview'))
      await succeed(project.path, 'npx', 'tsc')
    } finally {
      await project.remove()
    }
  })
}
