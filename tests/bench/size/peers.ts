const answer = `new Response('{"hello":"world"}', { headers: { 'content-type': 'application/json' } })`

/** Workers that answer `GET /hello.json`, as their authors would write them. */
export const peerWorkers: Readonly<Record<string, string>> = {
  'a fetch listener by hand': `addEventListener('fetch', (event) => {
    const { method, url } = event.request
    if (method === 'GET' && new URL(url).pathname === '/hello.json') event.respondWith(${answer})
  })`,
  'itty-router': `import { IttyRouter } from 'itty-router'
    const router = IttyRouter()
    router.get('/hello.json', () => ${answer})
    addEventListener('fetch', (event) => event.respondWith(router.fetch(event.request)))`,
  'workbox-routing': `import { registerRoute } from 'workbox-routing'
    registerRoute(({ url }) => url.pathname === '/hello.json', async () => ${answer})`,
  'hono/tiny and its listener': `import { Hono } from 'hono/tiny'
    import { handle } from 'hono/service-worker'
    const app = new Hono()
    app.get('/hello.json', (context) => context.json({ hello: 'world' }))
    addEventListener('fetch', handle(app))`,
  'hono and its listener': `import { Hono } from 'hono'
    import { handle } from 'hono/service-worker'
    const app = new Hono()
    app.get('/hello.json', (context) => context.json({ hello: 'world' }))
    addEventListener('fetch', handle(app))`,
  'h3 and its listener': `import { H3, serve } from 'h3/service-worker'
    const app = new H3()
    app.get('/hello.json', () => ({ hello: 'world' }))
    serve(app)`,
  'msw, in the page': `import { http, HttpResponse } from 'msw'
    import { setupWorker } from 'msw/browser'
    setupWorker(http.get('/hello.json', () => HttpResponse.json({ hello: 'world' }))).start()`,
}
