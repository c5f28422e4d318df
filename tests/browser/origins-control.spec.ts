import type { Control } from '../../sw/control/page/create-page-control.ts'
import { askEndpoint } from './ask-endpoint.ts'
import { isLimited } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { serveBuilt } from './serve-built.ts'
import { projectFolder, serveDev } from './serve-project.ts'

// Of the fixture's page.
declare const control: Control

const project = 'tests/fixtures/toolkit'
const shop = 'https://shop.example.test/v1'

const ask = (tab: Tab, path: string, credentials: RequestCredentials = 'omit') =>
  tab.evaluate(
    async ({ url, credentials }) => {
      try {
        const response = await fetch(url, { credentials })
        return { status: response.status, text: await response.text() }
      } catch (error) {
        return { error: (error as Error).name }
      }
    },
    { url: shop + path, credentials },
  )

const hosts = [
  ['a build', (base: string) => serveBuilt(project, base, '--mode', 'origins')],
  [
    'development',
    async (base: string) => {
      const dev = await serveDev(projectFolder(project), '--base', base, '--mode', 'origins')
      return { address: dev.url, close: () => dev.close() }
    },
  ],
] as const

for (const [name, serve] of hosts) {
  test(`pages control and log requests to other origins, in ${name}`, async ({ tab, base, engine }) => {
    const { address, close } = await serve(base)
    try {
      await tab.goto(address)
      await tab.waitForFunction(() => document.body?.dataset.ready)
      await tab.evaluate(() => control.reset())

      // By the route, by the address, by a pattern.
      await tab.evaluate(async (shop) => {
        await control.override(`GET ${shop}/users/[id]`, { answer: { json: { id: 'of the override' } }, times: 1 })
      }, shop)
      expect(await ask(tab, '/users/1')).toEqual({ status: 200, text: '{"id":"of the override"}' })
      expect(await ask(tab, '/users/1')).toEqual({ status: 200, text: '{"id":"1","token":"none"}' })
      await tab.evaluate((shop) => control.fail(`${shop}/users/2`, { fault: 'offline' }), shop)
      expect(await ask(tab, '/users/2')).toEqual({ error: 'TypeError' })
      expect((await ask(tab, '/users/3')).status).toBe(200)
      if (!isLimited(engine, 'no-worker-stop')) await engine.stopWorkers()
      expect(await ask(tab, '/users/2')).toEqual({ error: 'TypeError' })

      // What a handler asks, too, and nothing at the site's own path.
      await tab.evaluate((shop) => control.override(`${shop}/users/9`, { answer: { status: 410, text: 'gone' } }), shop)
      expect((await askEndpoint(tab, 'api/other')).body).toEqual({ status: 410, text: 'gone' })
      expect((await askEndpoint(tab, 'v1/users/9')).status).toBe(404)

      // Cookies of an override go to the jar of its origin.
      await tab.evaluate(
        (shop) =>
          control.override(`${shop}/users/4`, {
            answer: { headers: { 'set-cookie': 'token=secret; Path=/' } },
            times: 1,
          }),
        shop,
      )
      await ask(tab, '/users/4', 'include')
      expect((await ask(tab, '/users/4', 'include')).text).toBe('{"id":"4","token":"secret"}')
      expect(await tab.evaluate(() => document.cookie)).toBe('')
      await tab.evaluate(() => control.reset('cookies'))
      expect((await ask(tab, '/users/4', 'include')).text).toBe('{"id":"4","token":"none"}')

      const entry = (await tab.evaluate(() => control.requests())).at(-1)
      expect(entry).toMatchObject({
        method: 'GET',
        url: `${shop}/users/4`,
        route: `${shop}/users/[id]`,
        file: expect.stringContaining('mocks/shop/users/[id].ts'),
        answer: { status: 200 },
      })
      const wrong = await tab.evaluate(
        (shop) =>
          control
            .override(`${shop}/user/1`, { delay: 1 })
            .then(String, (error: unknown) => String((error as Error).message)),
        shop,
      )
      expect(wrong).toContain(`${shop}/users/[id]`)
    } finally {
      await close()
    }
  })
}
