import { expect } from '@playwright/test'
import type { Folder } from './folder.ts'
import { ask, type OpenSite } from './open-site.ts'

/** Generous, since the machine may be busy: it only ends tests that hang. */
const patience = { timeout: 30_000 }

const hello = 'src/pages/api/hello.json.ts'

/** In development, saved code runs, endpoints can be added and removed, and the page is never reloaded. */
export async function checkEdits({ page, browser }: OpenSite, project: Folder): Promise<void> {
  await page.evaluate(() => Object.assign(window, { kept: true }))
  await checkHello(page)

  await project.edit(hello, 'Hello, ', 'Ahoy, ')
  expect((await ask(page, 'api/hello.json?name=you')).text).toContain('Ahoy, you!')
  await project.edit(hello, 'Ahoy, ', 'Hello, ')

  await project.write('src/pages/api/new.json.ts', "export const GET = () => Response.json('new')\n")
  browser.expectFailure('api/new.json')
  await expect(async () => {
    expect(await ask(page, 'api/new.json')).toMatchObject({ status: 200, text: '"new"' })
  }).toPass(patience)
  await project.delete('src/pages/api/new.json.ts')
  // Until the dev server notices, the endpoint fails, because its file is missing.
  await expect.poll(() => project.read('.stowaway/routes.d.ts'), patience).not.toContain('/api/new.json')
  expect((await ask(page, 'api/new.json')).status).toBe(404)

  expect(await page.evaluate(() => 'kept' in window), 'the page was not loaded again').toBe(true)
}

/** The endpoints of the example that `init` writes answer from the worker. */
export async function checkHello(page: OpenSite['page']): Promise<void> {
  const from = 'the service worker'
  expect(await ask(page, 'api/hello.json?name=you')).toMatchObject({
    status: 200,
    text: expect.stringContaining('Hello, you!'),
    from,
  })
  expect(await ask(page, 'api/todos/1.json', 'PATCH')).toMatchObject({ status: 200, from })
}
