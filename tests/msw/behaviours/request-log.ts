import { type Area, adapted, not } from '../behaviour.ts'

const noListeners = 'The log is read, and has no listeners that could be removed.'
const noLines =
  'Nothing is printed for an answered request; `control.requests()` and the browser’s network panel have it.'

/** What is known of requests. MSW has events; we have a log. */
export const requestLog: Area = {
  name: 'the log of requests',
  behaviours: {
    'msw-api/setup-worker/life-cycle-events/on': [
      adapted(
        'an answered request: method, address, route, file, status and body',
        async ({ ask, control }) => {
          await control.reset()
          await ask('api/throws/later?a=1', { headers: { 'x-own': 'yes' } })
          const [entry] = await control.requests()
          const own = entry?.request.headers.find(([name]) => name === 'x-own')?.[1]
          const { method, route, file, answer, duration = -1 } = entry ?? {}
          const path = new URL(entry?.url ?? '', location.href).search
          return {
            method,
            path,
            route,
            file,
            own,
            status: answer?.status,
            json: answer?.json,
            isTimed: duration >= 0,
          }
        },
        {
          method: 'GET',
          path: '?a=1',
          route: '/api/throws/[kind]',
          file: 'api/throws/[kind].ts',
          own: 'yes',
          status: 400,
          json: { late: true },
          isTimed: true,
        },
      ),
      adapted(
        'an endpoint that leaves the answer to the server',
        async ({ ask, control }) => {
          await control.reset()
          await ask('api/partly', { method: 'POST', body: 'sent' })
          const entries = await control.requests()
          return entries.map(({ method, route, answer }) => [method, route, answer?.status])
        },
        [['POST', '/api/partly', 200]],
      ),
      adapted(
        'a request without an endpoint, with the reason',
        async ({ ask, control }) => {
          await control.reset()
          await control.onUnhandledRequest('warn')
          await ask('api/user/1?status=404')
          const [entry] = await control.requests()
          return [entry?.route ?? null, entry?.answer?.status, entry?.error?.includes('Did you mean /api/users/')]
        },
        [null, 404, true],
      ),
      adapted(
        'a request that was passed through, with the server’s answer',
        async ({ ask, control }) => {
          await control.reset()
          await ask('api/patched/passed')
          const [entry] = await control.requests()
          const { from } = (entry?.answer?.json ?? {}) as { from?: string }
          return [entry?.route, entry?.answer?.status, from]
        },
        ['/api/patched/[kind]', 200, 'server'],
      ),
      adapted(
        'what an endpoint asks with `bypass()` is no request of the page',
        async ({ ask, control }) => {
          await control.reset()
          await ask('api/patched/bypass')
          const entries = await control.requests()
          return entries.map(({ method, route, answer }) => [method, route, answer?.status])
        },
        [['GET', '/api/patched/[kind]', 200]],
      ),
      adapted(
        'an exception of a handler',
        async ({ ask, control }) => {
          await control.reset()
          await ask('api/throws/error')
          const [entry] = await control.requests()
          return [entry?.route, entry?.answer?.status]
        },
        ['/api/throws/[kind]', 500],
      ),
      not('other', 'no events after the worker was stopped', 'The worker is not stopped from a page.'),
    ],
    'msw-api/setup-worker/life-cycle-events/removeAllListeners': [
      not('other', 'all listeners are removed', noListeners),
      not('other', 'all listeners of one event are removed', noListeners),
    ],
    'msw-api/setup-worker/life-cycle-events/removeListener': [not('other', 'one listener is removed', noListeners)],
    'msw-api/setup-worker/response-logging': [not('other', 'a line for each answer', noLines)],
    'rest-api/logging': [not('other', 'a line for each request', noLines)],
    'msw-api/setup-worker/start/quiet': [
      adapted(
        'nothing is printed for an answered request',
        ({ ask, consoleOf }) => consoleOf(() => ask('api/hello.json')),
        [],
      ),
    ],
  },
}
