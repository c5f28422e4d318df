import { type Area, asServer, direct } from '../behaviour.ts'

/** Statuses with a meaning for the browser. */
export const statusCodes: Area = {
  name: 'statuses, ranges and redirects',
  behaviours: {
    'rest-api/204-response': [
      asServer(
        '204 has no body',
        async ({ ask }, at) => {
          const { status, text, headers } = await ask(`${at}/status/204`)
          return { status, text, made: headers['x-made'] }
        },
        { status: 204, text: '', made: 'yes' },
      ),
    ],
    'rest-api/206-response': [
      direct(
        'a range of a file of the host',
        async ({ ask }) => {
          const { status, headers, text } = await ask('digits.txt', { headers: { range: 'bytes=2-5' } })
          return { status, range: headers['content-range'], length: headers['content-length'], text }
        },
        { status: 206, range: 'bytes 2-5/10', length: '4', text: '2345' },
      ),
      direct(
        'a range of an endpoint’s answer, as the host gives it for a file',
        async ({ ask }) => {
          const ofBoth = await Promise.all(
            ['api/ranged', 'digits.txt'].map(async (path) => {
              const { status, headers, text } = await ask(path, { headers: { range: 'bytes=2-5' } })
              return JSON.stringify([status, headers['content-range'], headers['content-length'], text])
            }),
          )
          return [...new Set(ofBoth)]
        },
        ['[206,"bytes 2-5/10","4","2345"]'],
      ),
    ],
    'rest-api/request/body/body-arraybuffer-range': [
      direct('a range as bytes, from a place to the end', async () => {
        const ranges = ['bytes=8-', 'bytes=-3']
        return Promise.all(
          ranges.map(async (range) => {
            const response = await fetch('api/ranged', { headers: { range } })
            return [response.status, ...new Uint8Array(await response.arrayBuffer())]
          }),
        )
      }, [
        [206, 56, 57],
        [206, 55, 56, 57],
      ]),
    ],
    'rest-api/status': [
      asServer(
        'every status',
        async ({ ask }, at) =>
          Promise.all(
            [201, 400, 401, 404, 418, 429, 500, 503, 599].map(
              async (code) => (await ask(`${at}/status/${code}`)).status,
            ),
          ),
        [201, 400, 401, 404, 418, 429, 500, 503, 599],
      ),
      asServer(
        'the text of a status',
        async ({ ask }, at) => (await ask(`${at}/answers/status`)).statusText,
        "I'm a teapot",
      ),
    ],
    'rest-api/redirect': [
      asServer(
        'the browser follows a redirect of an endpoint to another one, with method and body',
        async (_, at) => {
          const followed = await fetch(`${at}/moved?to=echo&status=307`)
          const kept = await fetch(`${at}/moved?to=echo&status=307`, { method: 'POST', body: 'kept' })
          const { method, text } = await kept.json()
          const seen = await fetch(`${at}/moved?to=echo&status=303`, { method: 'POST', body: 'lost' })
          const manual = await fetch(`${at}/moved`, { redirect: 'manual' })
          return {
            isAtEnd: followed.url.endsWith(`${at}/echo`),
            kept: [method, text],
            seen: (await seen.json()).method,
            manual: [manual.type, manual.status],
          }
        },
        { isAtEnd: true, kept: ['POST', 'kept'], seen: 'GET', manual: ['opaqueredirect', 0] },
      ),
    ],
    'msw-api/regression/null-body': [
      asServer(
        'statuses without a body, and the log has them',
        async ({ ask, control }, at) => {
          await control.reset()
          const statuses: number[] = []
          for (const code of [204, 205, 304]) statuses.push((await ask(`${at}/status/${code}`)).status)
          const logged = (await control.requests()).map(({ answer }) => answer?.status)
          return { statuses, isLogged: at === 'real' || logged.join() === '204,205,304' }
        },
        { statuses: [204, 205, 304], isLogged: true },
      ),
    ],
  },
}
