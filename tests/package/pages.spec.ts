import { expect, type Page, test } from '@playwright/test'
import { expectEditedHello, expectHello, helloFiles } from './hello-endpoint.ts'
import { createMatrix } from './matrix-table.ts'
import { ask, type OpenSite } from './open-site.ts'
import { createRoutedApp, openUser } from './routed-app.ts'
import { tryApp } from './try-app.ts'
import { createViteApp, htmlPage, smallPage, viteConfig } from './vite-app.ts'

test.describe.configure({ mode: 'parallel' })
const matrix = createMatrix('app with', ['dev', 'build', 'preview'])
test.afterAll(() => matrix.print())

const twoPages = {
  ...smallPage,
  ...helloFiles,
  'admin/index.html': htmlPage('/src/admin.ts'),
  'src/admin.ts': "const app = document.querySelector('#app')\nif (app) app.innerHTML = '<h1>Administration</h1>'\n",
  'vite.config.ts': viteConfig(`
  build: { rolldownOptions: { input: ['index.html', 'admin/index.html'] } },`),
}

test('an app with two pages', { tag: '@soak' }, async ({ page }) => {
  test.setTimeout(300_000)
  const project = await createViteApp(twoPages)
  const expectPages = async (): Promise<void> => {
    await expect(page.getByRole('heading')).toHaveText('Get started')
    await expectHello(page)
    await page.goto(new URL('/admin/', page.url()).href)
    await expect(page.getByRole('heading')).toHaveText('Administration')
    await expectHello(page)
  }
  try {
    await tryApp(matrix, {
      row: 'two pages',
      project,
      page,
      async dev() {
        await expectPages()
        await project.edit('src/admin.ts', 'Administration', 'Settings')
        await expect(page.getByRole('heading')).toHaveText('Settings')
        await project.edit('src/admin.ts', 'Settings', 'Administration')
        await expect(page.getByRole('heading')).toHaveText('Administration')
        await expectEditedHello(page, project)
      },
      preview: expectPages,
    })
  } finally {
    await project.remove()
  }
})

test('an app with a router in the page', { tag: '@soak' }, async ({ page, browser }) => {
  test.setTimeout(300_000)
  const project = await createRoutedApp()
  const expectFirstVisit = async (): Promise<void> => {
    const context = await browser.newContext()
    const other = await context.newPage()
    await other.goto(page.url())
    await expectUser(other, '8')
    await context.close()
  }
  try {
    await tryApp(matrix, {
      row: 'a router in the page',
      project,
      page,
      async dev(site) {
        await expectRoutes(site)
        await expectFirstVisit()
        await page.evaluate(() => Object.assign(window, { kept: true }))
        await project.edit('src/app.tsx', 'A user', 'One user')
        await expect(page.getByText('One user')).toBeVisible()
        expect(await page.evaluate(() => 'kept' in window), 'the page was not loaded again').toBe(true)
      },
      async preview(site) {
        await expectRoutes(site)
        await expectFirstVisit()
      },
    })
  } finally {
    await project.remove()
  }
})

async function expectRoutes({ page, browser }: OpenSite): Promise<void> {
  await page.getByRole('link', { name: 'User 7' }).click()
  await expectUser(page, '7')
  // The address of a route is no file: the server answers it with the app's page.
  await openUser(page, '8')
  await expectUser(page, '8')
  await page.reload()
  await expectUser(page, '8')
  const accept = { headers: { accept: 'text/html' } }
  expect((await fetch(page.url(), accept)).status, 'a deep link without a worker').toBe(200)
  browser.expectFailure('/api/unknown')
  expect((await ask(page, '/api/unknown')).status).toBe(404)
}

async function expectUser(page: Page, id: string): Promise<void> {
  await expect(page.getByRole('heading')).toHaveText(`Name of ${id}`)
  await expect(page.getByRole('note')).toHaveText('the service worker')
  expect(new URL(page.url()).pathname).toBe(`/users/${id}`)
}
