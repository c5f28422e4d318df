import { type LeanCase, oneEndpoint } from '../lean-case.ts'

const numbers = 'async function* numbers() { yield "one "; yield "two "; yield "three" }'

/** Streams, bytes, and what is said of their types. */
export const bodyCases: readonly LeanCase[] = [
  oneEndpoint(
    'a generator through a TransformStream',
    `${numbers}
    export const GET = () => {
      const { readable, writable } = new TransformStream()
      const writer = writable.getWriter()
      void (async () => {
        for await (const text of numbers()) await writer.write(new TextEncoder().encode(text))
        await writer.close()
      })()
      return new Response(readable)
    }`,
    'one two three',
    { inNode: true, onPush: 'all' },
  ),
  oneEndpoint('the stream of a Blob', "export const GET = () => new Response(new Blob(['a', 'b']).stream())", 'ab'),
  oneEndpoint(
    'a body from a cache',
    `export const GET = async () => {
      const cache = await caches.open('kept')
      await cache.put('/kept.txt', new Response('kept', { headers: { 'x-kept': 'yes' } }))
      return cache.match('/kept.txt')
    }`,
    'kept',
    { ask: { headersBack: { 'x-kept': 'yes' } } },
  ),
  oneEndpoint("the request's own body", 'export const POST = ({ request }) => new Response(request.body)', 'sent', {
    ask: { method: 'POST', body: 'sent' },
    onPush: 'chromium',
  }),
  oneEndpoint(
    "the request's body by another request",
    'export const POST = async ({ request }) => new Response(await new Request(request).text() + request.method)',
    'sentPOST',
    { ask: { method: 'POST', body: 'sent' }, inNode: true },
  ),
  oneEndpoint(
    'events',
    `import { eventStream } from 'stowaway'
    export const GET = (context) => eventStream(context, ({ send }) => send('hi'))`,
    /data: ?hi/,
  ),
  oneEndpoint(
    'compressed bytes',
    `const text = 'H4sIAAAAAAAC/8tIzcnJVyjPL8pJAQCFEUoNCwAAAA=='
    export const GET = () => new Response(Uint8Array.from(atob(text), (one) => one.charCodeAt(0)), {
      headers: { 'content-encoding': 'gzip', 'content-type': 'text/plain' },
    })`,
    'hello world',
    { onPush: 'chromium' },
  ),
  {
    name: 'bodies without a type get that of the address',
    files: {
      'pages/bytes/[...path].ts': '// @ts-nocheck\nexport const GET = () => new Response(new Uint8Array([97, 98]))',
    },
    asks: [
      { path: 'bytes/a.css', says: 'ab', headersBack: { 'content-type': 'text/css;charset=utf-8' } },
      { path: 'bytes/a.weba', says: 'ab', headersBack: { 'content-type': 'audio/webm' } },
      { path: 'bytes/a', says: 'ab', headersBack: { 'content-type': null } },
    ],
    inNode: true,
    lacks: ['session', 'rewrite'],
  },
  {
    name: 'a text without its type gets that of the address',
    files: {
      'pages/[...path].ts': `// @ts-nocheck
        export const GET = () => { const made = new Response('ab'); made.headers.delete('content-type'); return made }`,
    },
    asks: [{ path: 'a.css', says: 'ab', headersBack: { 'content-type': 'text/css;charset=utf-8' } }],
    inNode: true,
    onPush: 'chromium',
    lacks: ['session', 'rewrite'],
  },
  {
    name: 'a file of a form',
    files: {
      'pages/[...path].ts': `// @ts-nocheck
        export const POST = async ({ request }) => {
          const form = await request.formData()
          form.set('file', new File(['of ' + form.get('who')], 'a'))
          return new Response(form.get('file'))
        }`,
    },
    asks: [
      {
        ...{ path: 'a.svg', method: 'POST', body: 'who=Ann', says: 'of Ann' },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        headersBack: { 'content-type': 'image/svg+xml;charset=utf-8' },
      },
    ],
  },
  {
    name: 'a Response that is given twice',
    files: { 'pages/api.ts': "const made = new Response('once'); export const GET = () => made" },
    asks: [
      { path: 'api', says: 'once' },
      { path: 'api', status: 500, says: /failed to answer/ },
    ],
    lacks: ['streams', 'session', 'rewrite', 'storage'],
  },
]
