import { join } from 'node:path'
import { test as apiTest, ControlFailed, expect } from '../../sw/testing-playwright.ts'
import { serveFolder } from './serve-folder.ts'
import { buildInto, projectFolder, serveDev, temporaryFolder } from './serve-project.ts'

// WebKitGTK is not driven by Playwright here, so these tests are for Chromium and Firefox.

interface Sites {
  readonly built: string
  readonly plain: string
  readonly dev: string
}

const test = apiTest.extend<{ site: keyof Sites }, { sites: Sites }>({
  site: ['built', { option: true }],
  sites: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names.
    async ({}, use) => {
      const output = await temporaryFolder()
      await buildInto(join(output.path, 'repo'), 'tests/fixtures/toolkit', '--base', '/repo/')
      await buildInto(join(output.path, 'plain'), 'tests/fixtures/storage', '--base', '/plain/')
      const host = await serveFolder(output.path)
      const dev = await serveDev(projectFolder('tests/fixtures/toolkit'))
      await use({ built: new URL('repo/', host.url).href, plain: new URL('plain/', host.url).href, dev: dev.url })
      await dev.close()
      await host.close()
      await output.remove()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site, sites }, use) => use(sites[site]),
})

test.skip(() => test.info().project.name.startsWith('webkit'), 'Playwright does not drive WebKitGTK.')

for (const site of ['built', 'dev'] as const) {
  test.describe(`a site that is ${site}`, () => {
    test.use({ site })

    test('is overridden before its first page, and tells what it received', async ({ api, page }) => {
      await api.override('GET /api/items/[id]', { answer: { json: { name: 'fixed' } } })
      await page.goto('./')
      const name = await page.evaluate(async () => (await (await fetch('api/items/1')).json()).name)
      expect(name).toBe('fixed')
      await expect(api).toHaveReceived('GET', '/api/items/1', { status: 200, times: 1 })
      await expect(api).toHaveReceived('GET', '/api/items/[id]')
      await expect(api).not.toHaveReceived('POST', '*')
    })

    test('shares nothing with a test before it', async ({ api, page }) => {
      expect(await api.overrides()).toEqual([])
      await page.goto('./')
      await page.evaluate(async () => {
        const headers = { 'content-type': 'application/json' }
        await fetch('api/items', { method: 'POST', headers, body: '{"name":"Rope","price":5,"kind":"x"}' })
      })
      await expect(api).toHaveReceived('POST', '/api/items', { json: { name: 'Rope' }, status: 201 })
      const wrong = expect(api).toHaveReceived('POST', '/api/items', { json: { name: 'Other' }, timeout: 100 })
      await expect(wrong).rejects.toThrow(
        'POST /repo/api/items {"name":"Rope"'.replace('/repo', site === 'dev' ? '' : '/repo'),
      )
    })

    test('fails and waits on demand', async ({ api, page }) => {
      await page.goto('./')
      await api.fail('/api/items/*', { status: 503, times: 1 })
      await api.delay('/api/late', 100)
      const statuses = await page.evaluate(async () => [
        (await fetch('api/items/1')).status,
        (await fetch('api/items/1')).status,
      ])
      expect(statuses).toEqual([503, 200])
      await api.reset('data')
      expect((await api.routes()).map(({ id }) => id)).toContain('/api/items/[id]')
    })
  })
}

test.describe('clear errors', () => {
  test.describe('of a build without control', () => {
    test.use({ site: 'plain' })

    test('say how to switch it on', async ({ api }) => {
      const error = await api.ready().catch((error: unknown) => error)
      expect(error).toBeInstanceOf(ControlFailed)
      expect(String(error)).toContain('control: true')
    })
  })

  test.describe('of blocked workers', () => {
    test.use({ serviceWorkers: 'block' })

    test('say what to set', async ({ api }) => {
      await expect(api.override('/api/items/1', {})).rejects.toThrow('set it to "allow"')
    })
  })

  test('of an endpoint that is not there name the nearest', async ({ api }) => {
    await expect(api.override('/api/item/1', { delay: 1 })).rejects.toThrow('/api/items/[id]')
  })
})
