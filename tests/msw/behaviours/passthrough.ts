import { type Area, adapted, asServer, direct, elsewhere } from '../behaviour.ts'

/** What reaches the server, and what endpoints make of its answers. */
export const passingThrough: Area = {
  name: 'the server behind the endpoints',
  behaviours: {
    'msw-api/req/passthrough': [
      direct(
        '`passthrough()` gets the server’s answer, with its headers',
        async ({ ask }) => {
          const { status, headers, json } = await ask('api/patched/passed', { method: 'POST', body: 'sent' })
          const { from, method, text } = json as Record<string, unknown>
          return { status, server: headers['x-server'], from, method, text }
        },
        { status: 200, server: 'real', from: 'server', method: 'POST', text: 'sent' },
      ),
      direct(
        'it does not fall through to another endpoint',
        async ({ ask, echo }) => [
          (await echo('api/patched/passed', { method: 'POST' })).from,
          ((await ask('api/patched/a/b')).json as { from: string }).from,
        ],
        ['server', 'rest'],
      ),
      elsewhere(
        'adapted',
        'a handler without an answer: a 500 that names the file, as in Astro',
        'browser/streams.spec.ts',
        'a handler without an answer is a safe 500',
      ),
      direct(
        '`passthrough()` of 204, 205 and 304',
        async ({ ask }) =>
          Promise.all(
            [204, 205, 304].map(
              async (code) => (await ask(`api/patched/passed?status=${code}`, { method: 'POST' })).status,
            ),
          ),
        [204, 205, 304],
      ),
      elsewhere(
        'adapted',
        'a handler without an answer to such a request',
        'browser/streams.spec.ts',
        'a handler without an answer is a safe 500',
      ),
    ],
    'msw-api/setup-worker/worker-passthrough-header': [
      direct(
        'the server sees only headers that the page or the browser has set',
        async ({ echo }) => {
          const headers = { 'x-own': 'yes' }
          const passed = (await echo('api/patched/passed', { headers })).headers
          const plain = (await echo('api/none', { headers })).headers
          const more = Object.keys(passed).filter((name) => !(name in plain))
          return { own: passed['x-own'], accept: passed.accept, more }
        },
        { own: 'yes', accept: '*/*', more: [] },
      ),
      direct(
        'and the `accept` of the page',
        async ({ echo }) =>
          (await echo('api/patched/passed', { headers: { accept: 'text/plain, application/json' } })).headers.accept,
        'text/plain, application/json',
      ),
    ],
    'rest-api/response-patching': [
      direct(
        'an answer made of the server’s and the endpoint’s own',
        async ({ ask }) => {
          const { from, added } = (await ask('api/patched/json')).json as Record<string, unknown>
          return { from, added, header: (await ask('api/patched/header')).headers['x-added'] }
        },
        { from: 'server', added: true, header: 'yes' },
      ),
      direct(
        'a request with `bypass()` to its own address does not run the endpoint again',
        async ({ ask }) => {
          const { from, path, added } = (await ask('api/patched/bypass')).json as Record<string, unknown>
          return { from, isSame: String(path).endsWith('api/patched/bypass'), added }
        },
        { from: 'server', isSame: true, added: true },
      ),
      direct(
        'the server gets the headers of the page',
        async ({ ask }) => {
          const { json } = await ask('api/patched/bypass', { headers: { 'x-own': 'kept', authorization: 'Bearer a' } })
          const { headers } = json as { headers: Record<string, string> }
          return [headers['x-own'], headers.authorization]
        },
        ['kept', 'Bearer a'],
      ),
      direct(
        'the answer to a HEAD request',
        async ({ ask }) => {
          const { status, text, headers } = await ask('api/patched/header', { method: 'HEAD' })
          return { status, text, server: headers['x-server'], added: headers['x-added'] }
        },
        { status: 200, text: '', server: 'real', added: 'yes' },
      ),
      direct(
        'the answer to a GET request, with its query',
        async ({ ask }) => {
          const { method, query, added } = (await ask('api/patched/json?a=1')).json as Record<string, unknown>
          return { method, query, added }
        },
        { method: 'GET', query: [['a', '1']], added: true },
      ),
      direct(
        'the answer to a POST request, with its body, and a request of the endpoint’s own',
        async ({ ask }) => {
          const sent = await ask('api/patched/json', { method: 'POST', body: '{"a":1}' })
          const { method, text } = sent.json as Record<string, unknown>
          const { other } = (await ask('api/patched/other')).json as { other: Record<string, unknown> }
          return { method, text, other: [other.from, other.method, other.text] }
        },
        { method: 'POST', text: '{"a":1}', other: ['server', 'PUT', 'own'] },
      ),
    ],
    'msw-api/setup-worker/scenarios/fall-through': [
      adapted(
        '`rewrite()` tries one endpoint after the other, until one answers',
        async ({ ask }) => {
          await ask('api/chain/taken')
          const { json } = await ask('api/chain/first')
          return [json, (await ask('api/chain/taken')).json]
        },
        [{ step: 'second' }, ['first', 'second']],
      ),
      adapted(
        'and the server if none does',
        async ({ ask, echo }) => {
          await ask('api/chain/taken')
          const { from, method } = await echo('api/chain/first', { method: 'POST' })
          return { from, method, steps: (await ask('api/chain/taken')).json }
        },
        { from: 'server', method: 'POST', steps: ['first', 'second'] },
      ),
    ],
    'msw-api/regression/2129-worker-use': [
      asServer(
        'two methods of one address',
        async ({ echo }, at) => [
          (await echo(`${at}/echo`)).method,
          (await echo(`${at}/echo`, { method: 'POST', body: 'a' })).text,
        ],
        ['GET', 'a'],
      ),
    ],
    'msw-api/regression/handle-stream': [
      direct(
        'a slow stream of the server arrives whole, also when an endpoint passes it on',
        async ({ ask }) =>
          Promise.all(['real/answers/stream', 'api/events/passed?events'].map(async (path) => (await ask(path)).text)),
        ['one two three', 'event: real\ndata: from the server\n\ndata: plain\n\n'],
      ),
    ],
    'rest-api/cors': [
      direct(
        'an opaque answer of another origin stays one',
        async ({ other }) => {
          const { type, status } = await fetch(`${other}api/echo?closed`, { mode: 'no-cors' })
          return { type, status }
        },
        { type: 'opaque', status: 0 },
      ),
    ],
  },
}
