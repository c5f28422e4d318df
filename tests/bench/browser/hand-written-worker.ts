import { routeNames } from '../dispatch/routes.ts'

/** A worker takes over at once. */
export const claim = `addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
`

/** The limit: the path cut out of the URL, a Map of prefixes, a handler. */
export const handWrittenWorker = (count: number): string => `${claim}
const boot = String(Math.random())
const handler = (id) => new Response(JSON.stringify({ id, boot }), { headers: { 'content-type': 'application/json' } })
const routes = new Map(${JSON.stringify(routeNames(count).map((name) => `/api/${name}/`))}.map((path) => [path, handler]))
addEventListener('fetch', (event) => {
  const { url, method } = event.request
  const { origin } = location
  if (method !== 'GET' || !url.startsWith(origin)) return
  const query = url.indexOf('?')
  const end = query < 0 ? url.length : query
  const last = url.lastIndexOf('/', end) + 1
  const route = routes.get(url.slice(origin.length, last))
  if (route !== undefined && url.endsWith('.json', end)) event.respondWith(route(url.slice(last, end - 5)))
})
`
