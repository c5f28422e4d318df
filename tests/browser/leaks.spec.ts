import type { Engine } from './engine/engine.ts'
import { skipFor } from './engine/limits.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { type HostProxy, startHostProxy } from './host-proxy.ts'
import { buildInto, preview, type Served, type TemporaryFolder, temporaryFolder } from './serve-project.ts'

const project = 'tests/fixtures/first-visit'

for (const flags of [[], ['--offline']] as const) {
  const ofOffline = flags.length > 0
  test.describe(ofOffline ? 'a site for offline use' : 'a site', { tag: ofOffline ? '@one-engine' : [] }, () => {
    let folder: TemporaryFolder
    let site: Served
    let host: HostProxy
    let home: string
    let engine: Engine
    let tab: Tab

    // One tab for all tests: each only looks at what the server is asked for.
    test.beforeAll(async ({ base, launched }) => {
      folder = await temporaryFolder()
      await buildInto(folder.path, project, '--base', base, ...flags)
      site = await preview(folder.path, base)
      host = await startHostProxy(site.url)
      home = host.origin + base
      engine = await launched.newEngine()
      tab = await engine.newTab()
    })

    test.afterAll(async () => {
      await engine?.close()
      await host.close()
      await site.close()
      await folder.remove()
    })

    test.beforeEach(async () => {
      await tab.goto(home)
      await tab.waitForFunction(() => document.body?.dataset.first === '200')
      // A page whose own elements are done.
      await tab.goto(`${home}own.css`)
      host.takeRequests()
    })

    /** What the server was asked for that is an endpoint's, when all that an action starts has come to rest. */
    const leaked = async (): Promise<readonly string[]> => {
      await new Promise((resolve) => setTimeout(resolve, 600))
      return host.takeRequests().filter((line) => /%|\/api\//.test(line))
    }

    const bodyOf = (): Promise<string | undefined> => tab.evaluate(() => document.body.textContent?.trim())

    test('requests of every method leak nothing', async () => {
      const statuses = await tab.evaluate(
        (url) =>
          Promise.all(
            ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY'].map(
              async (method) => (await fetch(url, { method })).status,
            ),
          ),
        `${home}api/a.html`,
      )
      expect(statuses).toEqual([200, 200, 404, 404, 404, 404, 204, 404])
      expect(await leaked()).toEqual([])
    })

    test('addresses in unusual spellings leak nothing', async () => {
      const answers = await tab.evaluate(
        (urls) => Promise.all(urls.map(async (url) => (await fetch(url)).text())),
        ['api/%61.html', '%61pi/a%2ehtml', 'api//a.html', '/api/a.html', 'api/%2561.html'].map((path) => home + path),
      )
      for (const answer of answers) expect(answer).toContain('From an endpoint')
      expect(await leaked()).toEqual([])
    })

    const open = async (url: string): Promise<void> => {
      await tab.goto(url)
      expect(await bodyOf()).toBe('From an endpoint')
    }

    test('an address that is opened leaks nothing', async () => {
      await open(`${home}api/a.html?opened`)
      expect(await leaked()).toEqual([])
    })

    test('an address that is opened while the worker is stopped leaks nothing', async () => {
      skipFor(engine, 'no-worker-stop')
      for (const path of ['api/a.html?stopped', 'api/%61.html', 'api//a.html']) {
        await stop(engine)
        await open(home + path)
      }
      expect(await leaked()).toEqual([])
    })

    for (const stopped of [false, true]) {
      const state = stopped ? ' while the worker is stopped' : ''

      test(`link elements that fetch ahead${state} leak nothing`, async () => {
        if (stopped) skipFor(engine, 'no-worker-stop')
        await tab.goto(`${home}nobody`)
        if (stopped) await stop(engine)
        await tab.evaluate((folder) => {
          for (const [rel, as, name] of [
            ['preload', 'fetch', 'a.html'],
            ['preload', 'image', 'a.png'],
            ['preload', 'style', 'a.css'],
            ['modulepreload', 'script', 'a.js'],
            ['prefetch', '', 'b.html'],
          ]) {
            const link = Object.assign(document.createElement('link'), { href: `${folder}api/${name}`, rel, as })
            link.crossOrigin = 'anonymous'
            document.head.append(link)
          }
        }, home)
        expect(await leaked()).toEqual([])
      })

      for (const kind of ['prefetch', 'prerender']) {
        test(`a speculation rule for ${kind}${state} leaks nothing`, { tag: '@one-engine' }, async () => {
          skipFor(engine, 'no-speculation-rules')
          await tab.goto(`${home}nobody`)
          if (stopped) await stop(engine)
          await tab.evaluate(
            ([url = '', each = '']) => {
              const script = document.createElement('script')
              script.type = 'speculationrules'
              script.text = JSON.stringify({ [each]: [{ urls: [url], eagerness: 'immediate' }] })
              document.head.append(script)
            },
            [`${home}api/a.html?${kind}`, kind],
          )
          expect(await leaked()).toEqual([])
          await tab.evaluate((url) => {
            setTimeout(() => location.assign(url))
          }, `${home}api/a.html?${kind}`)
          await tab.waitForFunction(() => document.body?.textContent?.trim() === 'From an endpoint')
          expect(await leaked()).toEqual([])
        })
      }
    }

    test('requests without an endpoint still go to the server, once', async () => {
      const statuses = await tab.evaluate(
        async (urls) => Promise.all(urls.map(async (url) => (await fetch(url)).status)),
        ['nobody', 'nob%6Fdy', 'own.js'].map((path) => home + path),
      )
      expect(statuses).toEqual([404, 404, 200])
      const asked = host.takeRequests().filter((line) => /nob/.test(line))
      expect(asked).toHaveLength(2)
    })
  })
}

async function stop(engine: Engine): Promise<void> {
  await engine.stopWorkers()
  await new Promise((resolve) => setTimeout(resolve, 300))
}
