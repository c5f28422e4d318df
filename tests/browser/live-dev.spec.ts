import type { Live, Sandbox } from '../../sw/live.ts'
import { expect, test } from './engine/test.ts'
import { makeBundle } from './live-bundles.ts'
import { scopeOf } from './live-page.ts'
import { projectFolder, serveDev } from './serve-project.ts'

// Globals of the fixture's page, for the functions that run there.
declare const live: typeof import('../../sw/live.ts')
declare const base: string
declare const parts: { readonly mine: Live; readonly sandbox: Sandbox }

test('the development server has the live scripts too', async ({ tab, base }) => {
  const site = await serveDev(projectFolder('tests/fixtures/live'), '--base', base)
  await tab.goto(site.url)
  await tab.waitForFunction(() => document.body?.dataset.ready === 'yes')
  await tab.evaluate(() => {
    const mine = live.createLive({ script: `${base}live.js`, scope: `${base}play/one/` })
    const sandbox = live.createSandbox({ script: `${base}live-sandbox.js` })
    Object.assign(globalThis, { parts: { mine, sandbox } })
  })
  const files = { 'hello.json.ts': `return { GET: () => Response.json('hello') }` }
  const answers = await tab.evaluate(
    async (bundle) => {
      const { mine, sandbox } = parts
      await mine.install(bundle)
      await sandbox.load(bundle)
      const request = (): Request => new Request(`${base}play/one/hello.json`)
      const all = await Promise.all([mine.request(request()), sandbox.request(request())])
      return Promise.all(all.map((response) => response.json()))
    },
    makeBundle(files, { base: scopeOf(base) }),
  )
  expect(answers).toEqual(['hello', 'hello'])
  expect(site.takeRequests().filter((path) => path.includes('/play/'))).toEqual([])
  await site.close()
})
