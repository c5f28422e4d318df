import { type Area, asServer } from '../behaviour.ts'

/** How a handler reads the body that a page sends. */
export const requestBody: Area = {
  name: 'request bodies',
  behaviours: {
    'rest-api/body': [
      asServer('a GET request has none', async ({ echo }, at) => (await echo(`${at}/echo`)).text, ''),
      asServer(
        'a POST request with an empty one',
        async ({ echo }, at) => {
          const { method, text } = await echo(`${at}/echo`, { method: 'POST', body: '' })
          return { method, text }
        },
        { method: 'POST', text: '' },
      ),
      asServer(
        'a text, with the type that the browser adds',
        async ({ echo }, at) => {
          const { text, headers } = await echo(`${at}/echo`, { method: 'POST', body: 'text ✓' })
          return { text, type: headers['content-type']?.toLowerCase() }
        },
        { text: 'text ✓', type: 'text/plain;charset=utf-8' },
      ),
      asServer(
        'JSON, with the type that the page sets',
        async ({ echo }, at) => {
          const { text, headers } = await echo(`${at}/echo`, {
            method: 'POST',
            body: JSON.stringify({ name: 'Ada' }),
            headers: { 'content-type': 'application/json' },
          })
          return { text, type: headers['content-type'] }
        },
        { text: '{"name":"Ada"}', type: 'application/json' },
      ),
      asServer(
        'a multipart form, with its boundary',
        async ({ ask }, at) => {
          const body = new FormData()
          body.set('name', 'Ada')
          body.append('tag', 'a')
          body.append('tag', 'b')
          const { read, type } = (await ask(`${at}/body/form`, { method: 'POST', body })).json as {
            read: unknown
            type: unknown
          }
          return { read, type: /^multipart\/form-data; boundary=.+/.test(String(type)) }
        },
        {
          read: [
            ['name', 'Ada'],
            ['tag', 'a'],
            ['tag', 'b'],
          ],
          type: true,
        },
      ),
    ],
    'rest-api/request/body/body-arraybuffer': [
      asServer(
        'a text as bytes',
        async ({ ask }, at) =>
          ((await ask(`${at}/body/bytes`, { method: 'POST', body: 'aü' })).json as { read: unknown; type: unknown })
            .read,
        [97, 195, 188],
      ),
      asServer(
        'bytes as bytes',
        async ({ ask }, at) => {
          const body = new Uint8Array([0, 255, 13, 10])
          return ((await ask(`${at}/body/bytes`, { method: 'POST', body })).json as { read: unknown; type: unknown })
            .read
        },
        [0, 255, 13, 10],
      ),
      asServer(
        'null as no bytes',
        async ({ ask }, at) =>
          ((await ask(`${at}/body/bytes`, { method: 'POST', body: null })).json as { read: unknown; type: unknown })
            .read,
        [],
      ),
      asServer(
        'nothing as no bytes',
        async ({ ask }, at) =>
          ((await ask(`${at}/body/bytes`, { method: 'POST' })).json as { read: unknown; type: unknown }).read,
        [],
      ),
    ],
    'rest-api/request/body/body-form-data': [
      asServer(
        'a form with a text and a file',
        async ({ ask }, at) => {
          const body = new FormData()
          body.set('text', 'a\r\nb')
          body.set('file', new File(['content'], 'note.txt', { type: 'text/plain' }))
          return ((await ask(`${at}/body/form`, { method: 'POST', body })).json as { read: unknown; type: unknown })
            .read
        },
        [
          ['text', 'a\r\nb'],
          ['file', { file: 'note.txt', type: 'text/plain', text: 'content' }],
        ],
      ),
    ],
    'rest-api/request/body/body-json': [
      asServer(
        'JSON that is text',
        async ({ ask }, at) => {
          const body = JSON.stringify({ a: [1, null, 'ü'] })
          return (
            await ask(`${at}/body/json`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
          ).json
        },
        { read: { a: [1, null, 'ü'] }, used: true, type: 'application/json' },
      ),
      asServer(
        'JSON that is a number',
        async ({ ask }, at) =>
          ((await ask(`${at}/body/json`, { method: 'POST', body: '123' })).json as { read: unknown; type: unknown })
            .read,
        123,
      ),
      asServer(
        'JSON without a type of its own',
        async ({ ask }, at) =>
          ((await ask(`${at}/body/json`, { method: 'POST', body: '{"a":1}' })).json as { read: unknown; type: unknown })
            .read,
        { a: 1 },
      ),
      asServer(
        'JSON that is bytes',
        async ({ ask }, at) => {
          const body = new TextEncoder().encode('{"name":"Ada"}')
          return ((await ask(`${at}/body/json`, { method: 'POST', body })).json as { read: unknown; type: unknown })
            .read
        },
        { name: 'Ada' },
      ),
    ],
    'rest-api/request/body/body-text': [
      asServer(
        'text as text',
        async ({ ask }, at) =>
          ((await ask(`${at}/body/text`, { method: 'POST', body: 'plain ✓' })).json as { read: unknown; type: unknown })
            .read,
        'plain ✓',
      ),
      asServer(
        'JSON as text',
        async ({ ask }, at) => {
          const body = JSON.stringify({ a: 1 })
          return ((await ask(`${at}/body/text`, { method: 'POST', body })).json as { read: unknown; type: unknown })
            .read
        },
        '{"a":1}',
      ),
      asServer(
        'bytes as text',
        async ({ ask }, at) => {
          const body = new TextEncoder().encode('bytes ü')
          return ((await ask(`${at}/body/text`, { method: 'POST', body })).json as { read: unknown; type: unknown })
            .read
        },
        'bytes ü',
      ),
      asServer(
        'null as an empty text',
        async ({ ask }, at) =>
          ((await ask(`${at}/body/text`, { method: 'POST', body: null })).json as { read: unknown; type: unknown })
            .read,
        '',
      ),
      asServer(
        'nothing as an empty text',
        async ({ ask }, at) =>
          ((await ask(`${at}/body/text`, { method: 'POST' })).json as { read: unknown; type: unknown }).read,
        '',
      ),
    ],
  },
}
