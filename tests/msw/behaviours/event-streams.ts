import { type Area, adapted, direct } from '../behaviour.ts'

/** Server-sent events. */
export const eventStreams: Area = {
  name: 'event streams',
  behaviours: {
    'sse-api/sse.client.send.extraneous': [
      direct(
        'an event that another request triggers',
        async ({ ask, events, until }) => {
          const seen = events('api/feed', 1)
          await until(async () => (await ask('api/feed', { method: 'POST', body: 'from a POST' })).json === 1)
          return (await seen)[0]?.data
        },
        'from a POST',
      ),
    ],
    'sse-api/sse.client.send.multiline': [
      direct(
        'data with a line feed',
        async ({ events }) => (await events('api/events/query?text=a%0Ab', 1))[0]?.data,
        'a\nb',
      ),
      direct(
        'data with an empty line',
        async ({ events }) => (await events('api/events/query?text=a%0A%0Ab', 1))[0]?.data,
        'a\n\nb',
      ),
      direct(
        'data with a carriage return',
        async ({ events }) => (await events('api/events/query?text=a%0Db', 1))[0]?.data,
        'a\nb',
      ),
      direct(
        'data with a carriage return with a line feed',
        async ({ events }) => (await events('api/events/query?text=a%0D%0Ab', 1))[0]?.data,
        'a\nb',
      ),
      direct(
        'data with all of them',
        async ({ events }) => (await events('api/events/query?text=a%0Ab%0Dc%0D%0Ad', 1))[0]?.data,
        'a\nb\nc\nd',
      ),
      direct(
        'data with many empty lines',
        async ({ events }) => (await events('api/events/query?text=a%0A%0A%0A%0Ab', 1))[0]?.data,
        'a\n\n\n\nb',
      ),
      direct(
        'data that is an empty text',
        async ({ events }) => (await events('api/events/query?text=', 1))[0]?.data,
        '',
      ),
    ],
    'sse-api/sse.client.send': [
      direct('a message', async ({ events }) => events('api/events/json', 1), [
        { type: 'message', data: '{"a":[1]}', id: '' },
      ]),
      direct(
        'an event with a name',
        async ({ events }) => events('api/events/types', 3, ['greeting', 'message', 'end']),
        [
          { type: 'greeting', data: 'hello', id: '' },
          { type: 'message', data: 'plain', id: '' },
          { type: 'end', data: 'bye', id: '' },
        ],
      ),
      direct('an event with an id', async ({ events }) => events('api/events/named', 1, ['greeting']), [
        { type: 'greeting', data: '{"name":"Ada"}', id: 'abc-123' },
      ]),
      direct(
        'an answer that is no stream closes it, and a stream that breaks is an error, as a server’s',
        async ({ events }) => {
          const refused = await events('api/events/refused', 1, ['error'])
          const broken = await Promise.all(
            ['api/events/broken', 'real/broken'].map((path) => events(path, 2, ['message', 'error'])),
          )
          return [refused[0]?.data, ...broken.map((seen) => seen.map(({ type }) => type))]
        },
        ['state 2', ['message', 'error'], ['message', 'error']],
      ),
    ],
    'sse-api/sse.quiet': [
      adapted('nothing is printed', ({ consoleOf, events }) => consoleOf(() => events('api/events/one', 1)), []),
    ],
    'sse-api/sse.retry': [
      direct(
        'the time after which the page connects again',
        async ({ events }) => {
          const start = performance.now()
          const seen = await events('api/events/resumed', 2)
          return { count: seen.length, isLate: performance.now() - start >= 300 }
        },
        { count: 2, isLate: true },
      ),
    ],
    'sse-api/sse.server.connect': [
      adapted(
        'an endpoint that passes the request on opens the server’s stream',
        () =>
          new Promise((resolve) => {
            const source = new EventSource('api/events/passed?events')
            source.onopen = () => {
              resolve(source.readyState)
              source.close()
            }
          }),
        1,
      ),
      adapted('its messages', async ({ events }) => events('api/events/passed?events', 1), [
        { type: 'message', data: 'plain', id: '' },
      ]),
      adapted('its events with a name', async ({ events }) => events('api/events/passed?events', 1, ['real']), [
        { type: 'real', data: 'from the server', id: '' },
      ]),
      adapted('its refusal', async ({ events }) => events('api/events/passed?status=500', 1, ['error', 'message']), [
        { type: 'error', data: 'state 2', id: '' },
      ]),
      adapted(
        'its end by an error',
        async ({ events }) => {
          const seen = await events('api/events/passed?broken', 2, ['message', 'error'])
          return seen.map(({ type }) => type)
        },
        ['message', 'error'],
      ),
    ],
    'sse-api/sse.signal': [
      adapted(
        'a page that closes ends the work of the endpoint',
        async ({ ask, events, until }) => {
          const ended = async () => ((await ask('api/events/aborted')).json as { aborted: number }).aborted
          const before = await ended()
          const seen = await events('api/events/endless', 2)
          await until(async () => (await ended()) > before)
          return seen.map(({ data }) => data)
        },
        ['0', '1'],
      ),
    ],
    'sse-api/sse.use': [
      adapted(
        'an override replaces the stream once',
        async ({ control, events }) => {
          await control.reset()
          const answer = { text: 'data: override\n\n', headers: { 'content-type': 'text/event-stream' } }
          await control.override('GET /api/events/[kind]', { answer, times: 1 })
          const first = await events('api/events/one', 1)
          return [...first, ...(await events('api/events/one', 1))].map(({ data }) => data)
        },
        ['override', 'one'],
      ),
    ],
    'sse-api/sse.with-credentials': [
      direct(
        'the handler gets cookies, `accept` and the query',
        async ({ events, until }) => {
          // biome-ignore lint/suspicious/noDocumentCookie: what pages do is tested
          document.cookie = 'stream=yes'
          return until(async () => {
            const [seen] = await events('api/events/asked?q=1', 1)
            const data = JSON.parse(seen?.data ?? '{}')
            return data.cookie && data
          })
        },
        { cookie: 'yes', accept: 'text/event-stream', query: '1' },
      ),
    ],
    'msw-api/setup-worker/scenarios/text-event-stream': [
      direct(
        'a stream of the server for which there is no endpoint',
        async ({ events }) => events('api/none?events', 2, ['real', 'message']),
        [
          { type: 'real', data: 'from the server', id: '' },
          { type: 'message', data: 'plain', id: '' },
        ],
      ),
    ],
  },
}
