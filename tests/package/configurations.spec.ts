import { expect, test } from '@playwright/test'
import { configurations, hello } from './configurations.ts'
import { createMatrix } from './matrix-table.ts'
import { ask, type OpenSite } from './open-site.ts'
import { succeed } from './run-command.ts'
import { tryApp } from './try-app.ts'
import { createViteApp } from './vite-app.ts'

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
