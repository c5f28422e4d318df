import { type Area, asServer } from '../behaviour.ts'

/** What a page gets of the answer of a handler. */
export const responseBody: Area = {
  name: 'answers',
  behaviours: {
    'rest-api/context': [
      asServer(
        'status, text of the status, headers and body together',
        async ({ ask }, at) => {
          const { status, statusText, headers, text } = await ask(`${at}/answers/status`)
          return { status, statusText, headers: [headers['x-one'], headers['x-two']], text }
        },
        { status: 418, statusText: "I'm a teapot", headers: ['1', '2'], text: 'teapot' },
      ),
    ],
    'rest-api/plain-response': [
      asServer(
        'a plain `Response`',
        async ({ ask }, at) => {
          const { status, type, text } = await ask(`${at}/answers/text`)
          return { status, type, text }
        },
        { status: 200, type: 'text/plain;charset=UTF-8', text: 'plain text ✓' },
      ),
    ],
    'rest-api/headers-multiple': [
      asServer(
        'a header with several values, of a request',
        async ({ echo }, at) => {
          const headers = new Headers({ 'x-own': 'application/json' })
          headers.append('x-own', 'application/hal+json')
          return (await echo(`${at}/echo`, { method: 'POST', headers })).headers['x-own']
        },
        'application/json, application/hal+json',
      ),
      asServer(
        'a header with several values, of an answer',
        async ({ ask }, at) => (await ask(`${at}/answers/several`)).headers['x-list'],
        'a, b',
      ),
    ],
    'rest-api/response/body/body-binary': [
      asServer(
        'bytes, as an image',
        async (_, at) => {
          const image = new Image()
          image.src = `${at}/answers/bytes`
          await image.decode()
          const response = await fetch(image.src)
          const bytes = new Uint8Array(await response.arrayBuffer())
          const type = response.headers.get('content-type')
          return { width: image.naturalWidth, length: bytes.length, start: [...bytes.slice(0, 4)], type }
        },
        { width: 1, length: 70, start: [137, 80, 78, 71], type: 'image/png' },
      ),
    ],
    'rest-api/response/body/body-blob': [
      asServer(
        'a Blob, with its type',
        async (_, at) => {
          const blob = await (await fetch(`${at}/answers/blob`)).blob()
          return { type: blob.type, text: await blob.text() }
        },
        { type: 'text/csv', text: 'a blob' },
      ),
    ],
    'rest-api/response/body/body-formdata': [
      asServer(
        'a form',
        async (_, at) => {
          const response = await fetch(`${at}/answers/form`)
          const type = /^multipart\/form-data; ?boundary=/.test(response.headers.get('content-type') ?? '')
          return { type, fields: [...(await response.formData())] }
        },
        {
          type: true,
          fields: [
            ['name', 'Ada'],
            ['age', '36'],
          ],
        },
      ),
    ],
    'rest-api/response/body/body-html': [
      asServer(
        'HTML',
        async ({ ask }, at) => {
          const { type, text } = await ask(`${at}/answers/html`)
          return { type, text }
        },
        { type: 'text/html', text: '<p class="x">A &amp; B</p>' },
      ),
    ],
    'rest-api/response/body/body-json': [
      asServer(
        'JSON that is an object',
        async ({ ask }, at) => {
          const { type, json } = await ask(`${at}/answers/object`)
          return { type, json }
        },
        { type: 'application/json', json: { a: { b: [1, null, 'ü'] } } },
      ),
      asServer(
        'JSON that is a number',
        async ({ ask }, at) => {
          const { type, text } = await ask(`${at}/answers/number`)
          return { type, text }
        },
        { type: 'application/json', text: '123' },
      ),
    ],
    'rest-api/response/body/body-stream': [
      asServer(
        'a stream, part by part',
        async (_, at) => {
          const { body } = await fetch(`${at}/answers/stream`)
          const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
          const parts: string[] = []
          const times: number[] = []
          for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
            parts.push(part.value)
            times.push(performance.now())
          }
          const [first = 0] = times
          return { text: parts.join(''), isInParts: parts.length > 1, isLate: (times.at(-1) ?? 0) - first >= 60 }
        },
        { text: 'one two three', isInParts: true, isLate: true },
      ),
    ],
    'rest-api/response/body/body-text': [
      asServer(
        'a text with a type of its own',
        async ({ ask }, at) => {
          const { type, text } = await ask(`${at}/answers/own-text`)
          return { type, text }
        },
        { type: 'text/csv', text: 'a,b' },
      ),
    ],
    'rest-api/response/body/body-xml': [
      asServer(
        'XML, which XMLHttpRequest parses',
        (_, at) =>
          new Promise((resolve) => {
            const request = new XMLHttpRequest()
            request.open('GET', `${at}/answers/xml`)
            request.onload = () =>
              resolve({
                type: request.getResponseHeader('content-type'),
                text: request.responseXML?.querySelector('b')?.textContent,
              })
            request.send()
          }),
        { type: 'text/xml', text: '1' },
      ),
    ],
    'msw-api/setup-worker/scenarios/custom-transformers': [
      asServer(
        'JSON that the handler has written itself keeps each digit',
        async ({ ask }, at) => (await ask(`${at}/answers/big`)).text,
        '{"id":9007199254740993}',
      ),
    ],
  },
}
