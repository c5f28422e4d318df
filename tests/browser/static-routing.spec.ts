import { skipFor } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { buildInto, preview, type Served, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

const project = 'tests/fixtures/first-visit'

// A name that is not this machine's own, yet may have workers: loopback has a rule more.
test.use({
  launch: {
    args: [
      '--host-resolver-rules=MAP www.site.test 127.0.0.1',
      '--unsafely-treat-insecure-origin-as-secure=*.site.test',
    ],
  },
})

for (const flags of [[], ['--offline']] as const) {
  const isOffline = flags.length > 0

  test.describe(isOffline ? 'a site for offline use' : 'a site', () => {
    let folder: TemporaryFolder
    let site: Served
    let home: string

    test.beforeAll(async ({ base }) => {
      folder = await temporaryFolder()
      await buildInto(folder.path, project, '--base', base, ...flags)
      site = await preview(folder.path, base)
      home = site.url.replace('127.0.0.1', 'www.site.test')
    })

    test.afterAll(async () => {
      await site.close()
      await folder.remove()
    })

    /** Opens the page under the worker's control. */
    const visit = async (tab: Tab, url: string): Promise<void> => {
      for (let times = 0; times < 2; times += 1) {
        await tab.goto(url)
        await tab.waitForFunction(() => document.body?.dataset.first === '200')
      }
    }

    test('requests follow their rule, and skip the worker if it does not handle them', async ({ tab, engine }) => {
      skipFor(engine, 'no-static-routing')
      await visit(tab, home)
      const file = isOffline ? 'fetch-event' : 'network'
      await expect
        .poll(() => sourcesIn(tab, ['', 'own.js', 'own.png', 'assets/', 'api/image.png', 'api/sheet.css'], home))
        .toEqual([file, file, file, isOffline ? 'cache' : 'network', 'fetch-event', 'fetch-event'])
      expect(await tab.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated')
      // The cache could not answer this.
      const head = await tab.evaluate(async () => {
        const { name = '' } =
          performance.getEntriesByType('resource').find((one) => one.name.includes('/assets/')) ?? {}
        return (await fetch(name, { method: 'HEAD' })).status
      })
      expect(head).toBe(200)
    })

    test('endpoints’ pages are not asked of the server while their worker starts', async ({ tab, engine }) => {
      skipFor(engine, 'no-static-routing')
      await visit(tab, home)
      site.takeRequests()
      for (const path of ['api/a.html?stopped', 'api/%61.html?stopped', 'api//a.html?stopped']) {
        await engine.stopWorkers()
        await new Promise((resolve) => setTimeout(resolve, 300))
        await tab.goto(home + path)
        expect(await tab.evaluate(() => document.body.textContent?.trim())).toBe('From an endpoint')
      }
      await new Promise((resolve) => setTimeout(resolve, 600))
      expect(site.takeRequests().filter((path) => path.endsWith('?stopped'))).toEqual([])
    })

    test('on local ports pages go through the worker, which checks whose port it is', async ({ tab, engine }) => {
      skipFor(engine, 'no-static-routing')
      await visit(tab, site.url)
      expect(await sourcesIn(tab, [''], site.url)).toEqual(['fetch-event'])
    })
  })
}

/** Which source the browser says that the first request to each path got: Resource Timing's `workerMatchedSourceType`. */
const sourcesIn = (tab: Tab, paths: readonly string[], home: string): Promise<readonly unknown[]> =>
  tab.evaluate(
    ({ paths, home }) =>
      paths.map((path) => {
        const isAsked = ({ name }: PerformanceEntry): boolean =>
          path === '' ? name === home : name.startsWith(home + path)
        const entry = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].find(
          isAsked,
        )
        return entry && Reflect.get(entry, 'workerMatchedSourceType')
      }),
    { paths, home },
  )
