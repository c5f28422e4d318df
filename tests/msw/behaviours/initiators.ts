import { type Area, direct, driven } from '../behaviour.ts'

/** Requests of other kinds than `fetch` of a page. */
export const initiators: Area = {
  name: 'XMLHttpRequest, beacons, frames and workers',
  behaviours: {
    'rest-api/xhr': [
      direct(
        'XMLHttpRequest',
        () =>
          new Promise((resolve) => {
            const request = new XMLHttpRequest()
            request.open('PUT', 'api/echo')
            request.setRequestHeader('x-own', 'yes')
            request.responseType = 'json'
            request.onload = () => {
              const { from, method, text, headers } = request.response
              resolve({ status: request.status, from, method, text, own: headers['x-own'] })
            }
            request.send('sent')
          }),
        { status: 200, from: 'endpoint', method: 'PUT', text: 'sent', own: 'yes' },
      ),
    ],
    'rest-api/send-beacon': [
      direct(
        'a beacon reaches the endpoint, with its body and type',
        async ({ ask, until }) => {
          const body = JSON.stringify({ event: 'view', at: performance.now() })
          const isQueued = navigator.sendBeacon('api/beacons', new Blob([body], { type: 'text/plain' }))
          const found = await until(async () => {
            const received = (await ask('api/beacons')).json as { text: string; type: string }[]
            return received.find(({ text }) => text === body)
          })
          return { isQueued, type: found?.type }
        },
        { isQueued: true, type: 'text/plain' },
      ),
      driven('direct', 'a beacon that an endpoint passes on reaches the server', async ({ tab, server, home }) => {
        await home()
        server.takeRequests()
        await tab.evaluate(async () => navigator.sendBeacon('api/patched/passed', 'sent'))
        const end = Date.now() + 10_000
        for (;;) {
          if (server.takeRequests().includes('POST api/patched/passed')) return
          if (Date.now() > end) throw new Error('The server got nothing.')
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }),
    ],
    'third-party/axios-upload': [
      direct(
        'an upload with XMLHttpRequest gets the endpoint’s answer, and progress events of it',
        () =>
          new Promise((resolve) => {
            const body = new FormData()
            body.set('file', new File(['x'.repeat(50_000)], 'large.txt', { type: 'text/plain' }))
            const request = new XMLHttpRequest()
            const seen: number[] = []
            request.onprogress = ({ loaded }) => seen.push(loaded)
            request.open('POST', 'api/body/form')
            request.responseType = 'json'
            request.onload = () => {
              const [[, { file, text }]] = request.response.read
              resolve({ status: request.status, file, length: text.length, isSeen: Number(seen.at(-1)) > 50_000 })
            }
            request.send(body)
          }),
        { status: 200, file: 'large.txt', length: 50_000, isSeen: true },
      ),
    ],
    'msw-api/setup-worker/scenarios/iframe/iframe': [
      direct(
        'a frame',
        async ({ openFrame }) => (await (await openFrame('pages/plain')).fetch('../api/hello.json')).json(),
        { hello: 'world' },
      ),
      direct(
        'a frame in a frame',
        async ({ openFrame }) => {
          const inner = await openFrame('plain', await openFrame('pages/plain'))
          return (await inner.fetch('../api/hello.json')).json()
        },
        { hello: 'world' },
      ),
      direct(
        'a frame in a frame that runs the app',
        async ({ openFrame }) => {
          const inner = await openFrame('pages/plain', await openFrame('./'))
          return (await inner.fetch('../api/hello.json')).json()
        },
        { hello: 'world' },
      ),
      direct(
        'a frame beside one that runs the app',
        async ({ openFrame }) => {
          await openFrame('./')
          return (await (await openFrame('pages/plain')).fetch('../api/hello.json')).json()
        },
        { hello: 'world' },
      ),
    ],
    'msw-api/setup-worker/scenarios/iframe/multiple-workers/iframe-multiple-workers': [
      direct(
        'a page and its frame that both run the app',
        async ({ ask, openFrame }) => {
          const frame = await openFrame('./')
          return [await (await frame.fetch('api/hello.json')).json(), (await ask('api/hello.json')).json]
        },
        [{ hello: 'world' }, { hello: 'world' }],
      ),
    ],
    'msw-api/setup-worker/scenarios/iframe-isolated-response/iframe-isolated-response': [
      direct(
        'each of two frames gets an answer of its own, by the referrer',
        async ({ openFrame }) => {
          const frames = await Promise.all(['pages/plain?one', 'pages/plain?two'].map((src) => openFrame(src)))
          return Promise.all(frames.map(async (frame) => (await frame.fetch('../api/by-frame')).json()))
        },
        [{ frame: '?one' }, { frame: '?two' }],
      ),
    ],
    'msw-api/setup-worker/scenarios/shared-worker/shared-worker': [
      direct(
        'a shared worker runs, and its requests are answered',
        () =>
          new Promise((resolve) => {
            const worker = new SharedWorker('api/answers/worker.js')
            worker.onerror = () => resolve('error')
            worker.port.onmessage = ({ data }) => resolve(data)
            worker.port.postMessage('../hello.json')
          }),
        '{"hello":"world"}',
      ),
    ],
  },
}
