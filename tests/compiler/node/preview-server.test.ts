import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startPreview } from '../../../compiler/node/preview-server.ts'
import { rawGet } from '../../host/raw-request.ts'
import { temporaryFolder } from '../../host/temporary-folder.ts'

const site = {
  'index.html': 'home',
  '404.html': 'lost',
  'sw.js': 'worker',
  'api/data.json': '{}',
  'assets/index-DiwrgT4a.js': 'script',
}

async function start(base = '', files: Record<string, string> = site) {
  const folder = temporaryFolder(files)
  const server = await startPreview({ folder, base, port: 0, host: '127.0.0.1' })
  onTestFinished(server.close)
  return { ...server, folder }
}

test.each([
  ['/', 200, 'home'],
  ['/api/data.json', 200, '{}'],
  ['/api/data.json/', 404, 'lost'],
  ['//api/data.json', 200, '{}'],
  ['/api', 404, 'lost'],
  ['/nowhere', 404, 'lost'],
  ['/%E0%A4%A', 404, 'lost'],
  ['/../../etc/passwd', 404, 'lost'],
])('GET %s gives %i', async (target, status, body) => {
  const { port } = await start()
  expect(await rawGet(port, target)).toMatchObject({ status, body })
})

test.each([
  ['/', 'no-cache', 'text/html; charset=utf-8'],
  ['/nowhere', 'no-cache', 'text/html; charset=utf-8'],
  ['/sw.js', 'no-cache', 'text/javascript; charset=utf-8'],
  ['/assets/index-DiwrgT4a.js', 'public, max-age=31536000, immutable', 'text/javascript; charset=utf-8'],
])('%s has caching and type', async (path, caching, type) => {
  const { port } = await start()
  const { headers } = await fetch(`http://127.0.0.1:${port}${path}`)
  expect([headers.get('cache-control'), headers.get('content-type')]).toEqual([caching, type])
})

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s gets the file, or none', async (method) => {
  const { url } = await start()
  const statuses = await Promise.all(
    ['', 'api/data.json', 'nowhere'].map(async (path) => (await fetch(url + path, { method })).status),
  )
  expect(statuses).toEqual([200, 200, 404])
})

test('HEAD has headers and no body, found or not', async () => {
  const { url } = await start()
  const found = await fetch(`${url}api/data.json`, { method: 'HEAD' })
  const lost = await fetch(`${url}nowhere`, { method: 'HEAD' })
  expect([found.status, await found.text(), lost.status, await lost.text()]).toEqual([200, '', 404, ''])
})

test('a site under a base is served nowhere else', async () => {
  const { url, port } = await start('/docs')
  expect(url).toBe(`http://localhost:${port}/docs/`)
  const statuses = ['/docs', '/docs/', '/docs/api/data.json', '/', '/api/data.json', '/docsapi/data.json'].map(
    async (path) => (await fetch(`http://127.0.0.1:${port}${path}`)).status,
  )
  expect(await Promise.all(statuses)).toEqual([200, 200, 200, 404, 404, 404])
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toContain('/docs/')
})

test('without a 404.html the answer is still a 404', async () => {
  const { url } = await start('', { 'index.html': 'home' })
  expect((await fetch(`${url}nowhere`)).status).toBe(404)
})

test('a new build is served at once', async () => {
  const { url, folder } = await start()
  rmSync(join(folder, 'api/data.json'))
  writeFileSync(join(folder, 'new.txt'), 'new')
  expect((await fetch(`${url}api/data.json`)).status).toBe(404)
  expect(await (await fetch(`${url}new.txt`)).text()).toBe('new')
})

test('a port in use is said to be', async () => {
  const { port, folder } = await start()
  await expect(startPreview({ folder, base: '', port, host: '127.0.0.1' })).rejects.toMatchObject({ code: 'PortInUse' })
})
