import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filePath } from '../../sw/host/file-path.ts'
import { requestUrl } from '../../sw/host/request-url.ts'
import { createStaticFiles } from '../../sw/host/static-files.ts'
import { startListener } from './listener.ts'
import { rawGet } from './raw-request.ts'
import { temporaryFolder } from './temporary-folder.ts'

const site = {
  'index.html': '<h1>home</h1>',
  'about/index.html': 'about',
  'data.json': '{"a":1}',
  'live/built': 'no extension',
  'list/.json': '[]',
  'two words.txt': 'spaced',
  'été.txt': 'summer',
  '100%.txt': 'percent',
  'items/h%23x.json': 'hash',
  'what is c#?.txt': 'both signs',
  'c#/index.html': 'folder',
  'digits.txt': '0123456789',
  '.env': 'SECRET=1',
  '.git/config': 'secret',
  '.vite/manifest.json': '{}',
  '.well-known/security.txt': 'contact',
  '.well-known/.hidden/x.txt': 'secret',
  'assets/index-DiwrgT4a.js': 'hashed',
  'assets/photo-portrait.jpg': 'not hashed',
}

async function startSite(files: Readonly<Record<string, string>> = site, base = '') {
  const folder = temporaryFolder(files)
  const staticFiles = createStaticFiles(folder)
  const listener = await startListener((incoming, outgoing) => {
    const path = filePath(requestUrl(incoming), base)
    if (path !== undefined && staticFiles.answer(incoming, outgoing, path)) return
    outgoing.writeHead(404).end(`no file: ${incoming.url}`)
  })
  return { ...listener, folder, staticFiles }
}

describe('a path', () => {
  test.each([
    ['/', '<h1>home</h1>'],
    ['/index.html', '<h1>home</h1>'],
    ['/about', 'about'],
    ['/about/', 'about'],
    ['/data.json', '{"a":1}'],
    ['/data.json?query=1', '{"a":1}'],
    ['//data.json', '{"a":1}'],
    ['/%64ata.json', '{"a":1}'],
    ['/live/built', 'no extension'],
    ['/list/.json', '[]'],
    ['/two%20words.txt', 'spaced'],
    ['/%C3%A9t%C3%A9.txt', 'summer'],
    ['/100%25.txt', 'percent'],
    ['/items/h%2523x.json', 'hash'],
    ['/items/h%23x.json', 'hash'],
    ['/what%20is%20c%23%3F.txt', 'both signs'],
    ['/what%20is%20c%23%3f.txt?a#b', 'both signs'],
    ['/c%23', 'folder'],
    ['/c%23/', 'folder'],
    ['/.well-known/security.txt', 'contact'],
  ])('%s is answered by its file', async (target, body) => {
    const { port } = await startSite()
    expect(await rawGet(port, target)).toMatchObject({ status: 200, body })
  })

  test.each([
    '/nothing',
    '/data.json/',
    '/live',
    '/DATA.json',
    '/.env',
    '/%2eenv',
    '/.git/config',
    '/.vite/manifest.json',
    '/.well-known/.hidden/x.txt',
    '/../data.json/../../etc/passwd',
    '/%252e%252e/%252e%252e/etc/passwd',
    '/..%5c..%5cetc%5cpasswd',
    '/data.json%00.html',
    '/%E0%A4%A',
    `/${'x'.repeat(5000)}`,
  ])('%s is passed on with its target untouched', async (target) => {
    const { port } = await startSite()
    expect(await rawGet(port, target)).toMatchObject({ status: 404, body: `no file: ${target}` })
  })

  test('outside the base is no file', async () => {
    const { origin } = await startSite(site, '/docs')
    const statuses = ['/docs', '/docs/', '/docs/data.json', '/data.json', '/docsdata.json'].map(
      async (path) => (await fetch(origin + path)).status,
    )
    expect(await Promise.all(statuses)).toEqual([200, 200, 200, 404, 404])
  })

  test('a link out of the folder is not a file; a link inside is', async () => {
    const { origin, folder } = await startSite()
    const outside = temporaryFolder({ 'secret.txt': 'secret' })
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'secret.txt'))
    symlinkSync(outside, join(folder, 'outside'))
    symlinkSync(join(folder, 'data.json'), join(folder, 'inside.json'))
    symlinkSync(join(folder, 'loop'), join(folder, 'loop'))
    const statuses = ['/secret.txt', '/outside/secret.txt', '/loop', '/inside.json'].map(
      async (path) => (await fetch(origin + path)).status,
    )
    expect(await Promise.all(statuses)).toEqual([404, 404, 404, 200])
  })
})

test.each([
  ['/', 'text/html; charset=utf-8'],
  ['/data.json', 'application/json; charset=utf-8'],
  ['/two%20words.txt', 'text/plain; charset=utf-8'],
  ['/live/built', 'application/octet-stream'],
  ['/assets/photo-portrait.jpg', 'image/jpeg'],
])('the type of %s is %s', async (path, type) => {
  const { origin } = await startSite()
  expect((await fetch(origin + path)).headers.get('content-type')).toBe(type)
})

test.each([
  ['/', 'no-cache'],
  ['/data.json', 'no-cache'],
  ['/assets/photo-portrait.jpg', 'no-cache'],
  ['/assets/index-DiwrgT4a.js', 'public, max-age=31536000, immutable'],
])('the caching of %s is %s', async (path, caching) => {
  const { origin } = await startSite()
  expect((await fetch(origin + path)).headers.get('cache-control')).toBe(caching)
})

describe('a method', () => {
  test.each(['POST', 'OPTIONS', 'DELETE', 'PROPFIND'])('%s gets the whole file', async (method) => {
    const { origin } = await startSite()
    const response = await fetch(`${origin}/digits.txt`, {
      method,
      headers: { range: 'bytes=2-4', 'if-none-match': '*' },
    })
    expect([response.status, await response.text()]).toEqual([200, '0123456789'])
  })

  test('HEAD gets the headers', async () => {
    const { origin } = await startSite()
    const response = await fetch(`${origin}/digits.txt`, { method: 'HEAD' })
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, '10', ''])
  })
})

describe('a range', () => {
  test.each([
    ['bytes=2-4', 206, '234'],
    ['bytes=7-', 206, '789'],
    ['bytes=7-99', 206, '789'],
    ['bytes=20-', 416, ''],
    ['bytes=5-2', 200, '0123456789'],
    ['bytes=-3', 200, '0123456789'],
    ['bytes=0-0', 200, '0123456789'],
    ['bytes=0-1,4-5', 200, '0123456789'],
    ['bytes=99999999999999999999-', 200, '0123456789'],
    ['nonsense', 200, '0123456789'],
  ])('%s gives %i', async (range, status, body) => {
    const { origin } = await startSite()
    const response = await fetch(`${origin}/digits.txt`, { headers: { range } })
    expect([response.status, await response.text()]).toEqual([status, body])
  })
})

test('a file that is known is answered 304', async () => {
  const { origin } = await startSite()
  const etag = (await fetch(`${origin}/data.json`)).headers.get('etag') ?? ''
  expect((await fetch(`${origin}/data.json`, { headers: { 'if-none-match': etag } })).status).toBe(304)
})

test('a file that vanishes is no file, and the server lives on', async () => {
  const { origin, folder } = await startSite()
  expect((await fetch(`${origin}/data.json`)).status).toBe(200)
  rmSync(join(folder, 'data.json'))
  expect((await fetch(`${origin}/data.json`)).status).toBe(404)
})

describe('the 404 page', () => {
  test('is 404.html', async () => {
    const { staticFiles } = await startSite({ '404.html': '<h1>gone</h1>', '404': 'other' })
    const page = await staticFiles.notFoundPage()
    expect([page?.status, page?.headers.get('content-type'), await page?.text()]).toEqual([
      404,
      'text/html; charset=utf-8',
      '<h1>gone</h1>',
    ])
  })

  test('is else what a prerendered 404 endpoint left, without a type', async () => {
    const { staticFiles } = await startSite({ '404': 'gone' })
    const page = await staticFiles.notFoundPage()
    expect([page?.status, page?.headers.get('content-type'), await page?.text()]).toEqual([404, null, 'gone'])
  })

  test('is else none', async () => {
    const { staticFiles } = await startSite({})
    expect(await staticFiles.notFoundPage()).toBeUndefined()
  })
})
