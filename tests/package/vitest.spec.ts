import { expect, test } from '@playwright/test'
import { helloFiles } from './hello-endpoint.ts'
import { installedVersion, repository } from './installed-package.ts'
import { createMatrix } from './matrix-table.ts'
import { linesOfTrouble } from './open-site.ts'
import { succeed } from './run-command.ts'
import { createViteApp, smallPage } from './vite-app.ts'

const config = (launchOptions: object) => `import { playwright } from '@vitest/browser-playwright'
import { stowaway } from 'stowaway/vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [stowaway()],
  test: {
    browser: {
      enabled: true,
      headless: true,
      provider: playwright({ launchOptions: ${JSON.stringify(launchOptions)} }),
      instances: [{ browser: 'chromium' }],
    },
  },
})
`

const browserTest = `import { expect, test } from 'vitest'

test('an endpoint answers', async () => {
  const response = await fetch('/api/hello.json')
  expect(await response.json()).toEqual({ hello: 'app' })
  expect(response.headers.get('x-answered-by')).toBe('the service worker')
})

test('an unknown path is not found', async () => {
  expect((await fetch('/api/unknown.json')).status).toBe(404)
})
`

test.describe.configure({ mode: 'parallel' })
const matrix = createMatrix('tests in a browser by', ['run'])
test.afterAll(() => matrix.print())

test("Vitest's browser mode: tests call the endpoints", { tag: '@soak' }, async ({ launchOptions }) => {
  test.setTimeout(300_000)
  // In Playwright's own version: an installed browser may be too old for another.
  const playwright = `playwright@${await installedVersion(repository, 'playwright')}`
  const project = await createViteApp(
    { ...smallPage, ...helloFiles, 'vitest.config.ts': config(launchOptions), 'tests/hello.test.ts': browserTest },
    { packages: ['vitest', '@vitest/browser-playwright', playwright] },
  )
  try {
    await matrix.try(`Vitest ${await installedVersion(project.path, 'vitest')}`, 'run', async () => {
      const { text } = await succeed(project.path, 'npx', 'vitest', 'run')
      expect(text).toMatch(/Tests\s+2 passed/)
      expect(linesOfTrouble(text)).toEqual([])
      expect(text).not.toContain('Sourcemap for')
    })
  } finally {
    await project.remove()
  }
})
