import { type Area, direct } from '../behaviour.ts'

/** What a page gets if a handler fails, or wants to. */
export const errors: Area = {
  name: 'errors',
  behaviours: {
    'rest-api/response/response-error': [
      direct('`Response.error()` is a network error', ({ outcome }) => outcome('api/answers/error'), 'TypeError'),
    ],
    'rest-api/response/throw-response': [
      direct(
        'a thrown `Response` is the answer',
        async ({ ask }) => {
          const { status, text, headers } = await ask('api/throws/response')
          return { status, text, thrown: headers['x-thrown'] }
        },
        { status: 401, text: 'thrown', thrown: 'yes' },
      ),
      direct(
        'a thrown `Response.json()` as well, after a wait',
        async ({ ask }) => {
          const { status, type, json } = await ask('api/throws/later')
          return { status, type, json }
        },
        { status: 400, type: 'application/json', json: { late: true } },
      ),
      direct(
        'a thrown answer with the status of an error',
        async ({ ask }) => (await ask('api/throws/unavailable')).status,
        503,
      ),
      direct('a thrown network error', ({ outcome }) => outcome('api/throws/network-error'), 'TypeError'),
      direct(
        'a function that checks, and throws an answer',
        async ({ ask }) => {
          const { status, text } = await ask('api/throws/deep')
          return { status, text }
        },
        { status: 403, text: 'thrown deep' },
      ),
      direct(
        'another thrown value is a 500',
        async ({ ask }) =>
          Promise.all(['error', 'later-error', 'text'].map(async (kind) => (await ask(`api/throws/${kind}`)).status)),
        [500, 500, 500],
      ),
    ],
    'msw-api/exception-handling': [
      direct(
        'a page with an endpoint that will throw starts',
        async ({ ask, consoleOf }) => ({
          console: await consoleOf(async () => (await ask('api/hello.json')).status),
          isControlled: navigator.serviceWorker.controller?.state,
        }),
        { console: [], isControlled: 'activated' },
      ),
      direct(
        'an exception is a 500, and the next request is answered',
        async ({ ask }) => [(await ask('api/throws/reference')).status, (await ask('api/throws/response')).status],
        [500, 401],
      ),
    ],
    'msw-api/res/network-error': [
      direct('`networkError()` is a network error', ({ outcome }) => outcome('api/lost'), 'TypeError'),
    ],
    'msw-api/setup-worker/scenarios/errors/internal-error': [
      direct(
        'an exception is a 500, also of XMLHttpRequest',
        () =>
          new Promise((resolve) => {
            const request = new XMLHttpRequest()
            request.open('GET', 'api/throws/error')
            request.onload = () => resolve(request.status)
            request.onerror = () => resolve('error')
            request.send()
          }),
        500,
      ),
    ],
    'msw-api/setup-worker/scenarios/errors/network-error': [
      direct(
        'a network error of an endpoint, also of XMLHttpRequest',
        () =>
          new Promise((resolve) => {
            const request = new XMLHttpRequest()
            request.open('GET', 'api/lost')
            request.onload = () => resolve(request.status)
            request.onerror = () => resolve('error')
            request.send()
          }),
        'error',
      ),
      direct(
        'an answer of another origin that the page may not read',
        ({ other, outcome }) => Promise.all([outcome(`${other}api/echo?closed`), outcome(`${other}api/echo`)]),
        ['TypeError', 'answered'],
      ),
    ],
  },
}
