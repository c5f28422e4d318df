import { buildCopy, copiedProject, viteConfig } from './copied-project.ts'
import type { Tab } from './engine/tab.ts'
import { expect, test } from './engine/test.ts'
import { type StaticHost, startStaticHost } from './static-host.ts'

interface Place {
  readonly script: string
  readonly scope: string
}

const project = 'tests/fixtures/history'

async function serve(files: Readonly<Record<string, string>>, at: string, ...flags: string[]): Promise<StaticHost> {
  const source = await copiedProject(project, files)
  const host = await startStaticHost(await buildCopy(source, ...flags), at)
  return {
    ...host,
    stop: async () => {
      await host.stop()
      await source.remove()
    },
  }
}

/** The worker that controls a page. */
async function placeOf(tab: Tab): Promise<Place> {
  await tab.waitForFunction(() => navigator.serviceWorker.controller !== null)
  return tab.evaluate(async () => {
    const { active, scope } = await navigator.serviceWorker.ready
    return { script: active?.scriptURL ?? '', scope }
  })
}

const ask = (tab: Tab, url: string): Promise<string> => tab.evaluate(async (url) => (await fetch(url)).text(), url)

test('serviceWorker.scope alone: pages in the folder have endpoints, and pages outside start without a worker', {
  tag: '@one-engine',
}, async ({ engine, base }) => {
  const input = ['/index.html', '/app/index.html']
  const page = '<!doctype html><title>App</title><body><script type="module" src="/src/main.ts"></script></body>'
  const files = {
    'vite.config.js': viteConfig({ serviceWorker: { scope: 'app/' } }, { build: { rolldownOptions: { input } } }),
    'app/index.html': page,
    'src/pages/app/own.ts': "export const GET = () => new Response('own')",
  }
  const host = await serve(files, base, '--base', base)
  const outside = await engine.newTab()
  await outside.goto(host.url)
  await expect.poll(() => outside.textContent('body')).toMatch(/^The app at /)
  expect(await outside.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
  expect(await outside.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)

  const tab = await engine.newTab()
  await tab.goto(`${host.url}app/`)
  await expect.poll(() => tab.textContent('body')).toBe(`The app at ${base}app/: hi`)
  expect(await placeOf(tab)).toEqual({ script: `${host.url}sw.js`, scope: `${host.url}app/` })
  expect(await ask(tab, `${host.url}app/own`)).toBe('own')
  await tab.goto(`${host.url}app/own`)
  await expect.poll(() => tab.textContent('body')).toBe('own')

  await outside.reload()
  expect(await outside.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
  await host.stop()
})

test('serviceWorker.file alone: the worker has this name, and controls the whole site', { tag: '@one-engine' }, async ({
  tab,
  base,
}) => {
  const config = viteConfig({ serviceWorker: { file: 'worker.js' } })
  const host = await serve({ 'vite.config.js': config }, base, '--base', base)
  await tab.goto(host.url)
  await expect.poll(() => tab.textContent('body')).toBe(`The app at ${base}: hi`)
  expect(await placeOf(tab)).toEqual({ script: `${host.url}worker.js`, scope: host.url })
  await tab.goto(`${host.url}products/5`)
  await expect.poll(() => tab.textContent('body')).toBe(`The app at ${base}products/5: hi`)
  await host.stop()
})

test('serviceWorker.importedBy with a relative base: the own worker has the endpoints, at any path', {
  tag: '@one-engine',
}, async ({ tab }) => {
  const own = `importScripts('stowaway-worker.js')
self.addEventListener('fetch', (event) => {
  if (event.request.url.endsWith('/own.txt')) event.respondWith(new Response('of the own worker'))
})`
  const files = {
    'vite.config.js': viteConfig({ serviceWorker: { importedBy: 'sw.js' }, offline: true }, { base: './' }),
    'public/sw.js': own,
  }
  const host = await serve(files, '/some/path/')
  await tab.goto(host.url)
  await expect.poll(() => tab.textContent('body')).toBe('The app at /some/path/: hi')
  expect(await placeOf(tab)).toEqual({ script: `${host.url}sw.js`, scope: host.url })
  expect(await ask(tab, `${host.url}own.txt`)).toBe('of the own worker')
  expect(await ask(tab, `${host.url}api/hi`)).toBe('hi')
  await tab.goto(`${host.url}products/5`)
  await expect.poll(() => tab.textContent('body')).toBe('The app at /some/path/products/5: hi')
  await host.stop()
})
