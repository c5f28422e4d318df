import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { buildInto, preview, type Served, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

let folder: TemporaryFolder
let site: Served
let foreign: Server

test.beforeAll(async () => {
  folder = await temporaryFolder()
  await buildInto(folder.path, 'site')
  site = await preview(folder.path, 'site')
  foreign = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Another site</title><body>')
  })
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
})

test.afterAll(async () => {
  foreign.close()
  await site.close()
  await folder.remove()
})

async function underControl(page: Page): Promise<void> {
  await page.goto(site.url)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/** Posts a form as a navigation, and tells what the next page is. */
async function post(page: Page, policy: string): Promise<{ readonly status: number; readonly text: string }> {
  const answer = page.waitForResponse((response) => response.request().method() === 'POST')
  await page.evaluate(
    ([action, policy]) => {
      const meta = document.createElement('meta')
      Object.assign(meta, { name: 'referrer', content: policy })
      document.head.append(meta)
      const form = document.createElement('form')
      Object.assign(form, { method: 'post', action })
      document.body.append(form)
      form.submit()
    },
    [`${site.url}methods.json`, policy] as const,
  )
  const response = await answer
  await page.waitForLoadState()
  return { status: response.status(), text: (await page.textContent('body')) ?? '' }
}

test('a form of the site itself may be posted', async ({ page }) => {
  await underControl(page)
  expect(await post(page, 'strict-origin-when-cross-origin')).toMatchObject({ status: 200 })
})

test('a form of another origin is refused', async ({ page }) => {
  await underControl(page)
  await page.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`)
  const answer = await post(page, 'strict-origin-when-cross-origin')
  expect(answer).toEqual({ status: 403, text: 'Cross-site POST form submissions are forbidden' })
})

test('a form of another origin that hides where it comes from is refused', async ({ page }) => {
  await underControl(page)
  await page.goto(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`)
  expect(await post(page, 'no-referrer')).toMatchObject({ status: 403 })
})

test('a form of the site itself may be posted without a referrer', async ({ page }) => {
  await underControl(page)
  expect(await post(page, 'no-referrer')).toMatchObject({ status: 200 })
})
