import { expect, test } from '@playwright/test'
import { installPackage, npmInstall } from './installed-package.ts'
import { createMatrix } from './matrix-table.ts'
import { ask, openSite } from './open-site.ts'
import { freePort, start, succeed } from './run-command.ts'
import { viteVersion } from './vite-versions.ts'
import { withServer } from './with-server.ts'

const config = (options: string) => `import { stowaway } from 'stowaway/vite'
import { VitePWA } from 'vite-plugin-pwa'

export default {
  plugins: [
    stowaway({ serviceWorker: { importedBy: 'sw.js' } }),
    VitePWA({ registerType: 'autoUpdate', ${options} }),
  ],
}
`

const ownWorker = `import { precacheAndRoute } from 'workbox-precaching'

importScripts('stowaway-worker.js')
precacheAndRoute(self.__WB_MANIFEST)
self.addEventListener('fetch', (event) => {
  if (event.request.url.endsWith('/own.txt')) event.respondWith(new Response('of the own worker'))
})
self.addEventListener('install', () => self.skipWaiting())
`

test.describe.configure({ mode: 'parallel' })
const matrix = createMatrix('one worker with', ['build', 'preview'])
test.afterAll(() => matrix.print())

for (const [strategy, options] of [
  ['injectManifest', "strategies: 'injectManifest', srcDir: 'src', filename: 'sw.js', injectRegister: false"],
  ['generateSW', "workbox: { importScripts: ['stowaway-worker.js'] }"],
] as const) {
  test(`vite-plugin-pwa with ${strategy}: one worker has the endpoints and the app's files`, {
    tag: '@soak',
  }, async ({ page }) => {
    test.setTimeout(300_000)
    const row = `vite-plugin-pwa, ${strategy}`
    const project = await installPackage(await viteVersion.newest())
    try {
      await succeed(project.path, 'npm', ...npmInstall, '--legacy-peer-deps', 'vite-plugin-pwa', 'workbox-precaching')
      await succeed(project.path, 'npx', 'stowaway', 'init')
      await project.write('vite.config.js', config(options))
      await project.write('src/sw.js', ownWorker)
      await matrix.try(row, 'build', async () => void (await succeed(project.path, 'npx', 'stowaway', 'build')))
      const port = await freePort()
      await matrix.try(row, 'preview', () =>
        withServer(start(project.path, 'npx', 'stowaway', 'preview', '--port', port), async (preview) => {
          const site = await openSite(page, preview)
          const script = () => navigator.serviceWorker.controller?.scriptURL
          expect(await page.evaluate(script)).toMatch(/\/sw\.js$/)
          expect(await ask(page, 'api/hello.json?name=you')).toMatchObject({ status: 200, from: 'the service worker' })
          if (strategy === 'injectManifest') expect((await ask(page, 'own.txt')).text).toBe('of the own worker')
          await expect.poll(() => page.evaluate(keptPages)).not.toEqual([])
          await page.context().setOffline(true)
          await page.reload()
          await site.waitUntil('the page without network', () => navigator.serviceWorker.controller !== null)
          expect(await ask(page, 'api/hello.json?name=me')).toMatchObject({ status: 200, from: 'the service worker' })
          site.expectClean()
        }),
      )
    } finally {
      await project.remove()
    }
  })
}

/** What workbox keeps. */
async function keptPages(): Promise<readonly string[]> {
  const names = (await caches.keys()).filter((name) => name.startsWith('workbox-precache'))
  const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
  return requests.flat().flatMap(({ url }) => (url.includes('index.html') ? [url] : []))
}
