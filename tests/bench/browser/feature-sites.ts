import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { writeProject } from '../tools/project.ts'
import { claim } from './hand-written-worker.ts'
import { page, register } from './pages.ts'
import { buildSite } from './sites.ts'

const started = 'globalThis.first = { text: "", at: performance.now() }\n'

/** The value that is stored: about 100 bytes. */
const value = (text: string): string => `{ text: ${text}, more: 'x'.repeat(100) }`
const store = "import { storage } from 'stowaway/storage'\n"
const endpoint = (parameters: string, work: string, head = ''): string =>
  `${head}let count = 0\nexport const GET = async (${parameters}) => {\n  count += 1\n  ${work}\n  return Response.json({ ok: true, count })\n}\n`

/** 200 operations in one request; the answer says how many there are in a second. */
const loop = (operation: string): string => `${store}export const GET = async () => {
  const start = performance.now()
  for (let index = 0; index < 200; index += 1) await ${operation}
  return Response.json({ perSecond: 200_000 / (performance.now() - start) })
}
`

const endpoints: Readonly<Record<string, string>> = {
  plain: endpoint('', ''),
  'cookie-get': endpoint('{ cookies }', "cookies.get('seen')?.value"),
  'cookie-set': endpoint('{ cookies }', "cookies.set('seen', String(count), { path: '/' })"),
  'cookie-set-httponly': endpoint('{ cookies }', "cookies.set('hidden', String(count), { path: '/', httpOnly: true })"),
  'session-get': endpoint('{ session }', "await session.get('count')"),
  'session-set': endpoint('{ session }', "session.set('count', count)"),
  'storage-get': endpoint('', "await storage.get('k7')", store),
  'storage-set': endpoint('', `await storage.set('k' + (count % 50), ${value('count')})`, store),
  'session-size': endpoint(
    '{ session, url }',
    "session.set('text', 'x'.repeat(Number(url.searchParams.get('size'))) + count)",
  ),
  'loop-set': loop(`storage.set('k' + (index % 50), ${value('index')})`),
  'loop-get': loop("storage.get('k' + (index % 50))"),
  'loop-update': loop("storage.update('count', (count = 0) => count + 1)"),
}

/** Writes our site of features, and returns its built folder. */
export async function writeOurFeatures(root: string): Promise<string> {
  const files = Object.entries(endpoints).map(([name, source]) => [`src/pages/api/${name}.json.ts`, source])
  await buildSite(root, { 'index.html': page('import "/main.js"'), 'main.js': started, ...Object.fromEntries(files) })
  return join(root, 'dist')
}

/** The same with a hand-written worker, idb-keyval, and plain IndexedDB. */
export async function writePlainFeatures(root: string): Promise<string> {
  const require = createRequire(import.meta.url)
  const keyval = await readFile(require.resolve('idb-keyval').replace(/[^/\\]*$/, 'umd.js'), 'utf8')
  await writeProject(root, {
    'index.html': page(register + started),
    'sw.js': `${claim}${keyval}
const json = (value) => new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } })
const loop = async (operation) => {
  const start = performance.now()
  for (let index = 0; index < 200; index += 1) await operation(index)
  return json({ perSecond: 200_000 / (performance.now() - start) })
}
const opened = new Promise((resolve, reject) => {
  const request = indexedDB.open('plain', 1)
  request.onupgradeneeded = () => request.result.createObjectStore('values')
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})
const put = async (key, value, options) => {
  const database = await opened
  await new Promise((resolve, reject) => {
    const transaction = database.transaction('values', 'readwrite', options)
    transaction.objectStore('values').put(value, key)
    transaction.oncomplete = resolve
    transaction.onabort = () => reject(transaction.error)
  })
}
let count = 0
const ok = () => json({ ok: true, count })
const routes = {
  '/api/plain.json': ok,
  '/api/put.json': async () => { await put('k' + (++count % 50), ${value('count')}); return ok() },
  '/api/storage-get.json': async () => { await idbKeyval.get('k7'); return ok() },
  '/api/storage-set.json': async () => { await idbKeyval.set('k' + (++count % 50), ${value('count')}); return ok() },
  '/api/loop-get.json': () => loop((index) => idbKeyval.get('k' + (index % 50))),
  '/api/loop-set.json': () => loop((index) => idbKeyval.set('k' + (index % 50), ${value('index')})),
  '/api/loop-update.json': () => loop(() => idbKeyval.update('count', (count = 0) => count + 1)),
}
addEventListener('fetch', (event) => {
  const route = routes[new URL(event.request.url).pathname]
  if (route !== undefined) event.respondWith(route())
})
`,
  })
  return root
}
