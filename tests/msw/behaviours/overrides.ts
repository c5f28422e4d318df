import { type Area, adapted, direct } from '../behaviour.ts'

/** Answers that are changed while the page runs. */
export const overrides: Area = {
  name: 'overrides, sequences and delays',
  behaviours: {
    'msw-api/setup-worker/use': [
      adapted(
        'an override answers an address without an endpoint, and no other',
        async ({ ask, control }) => {
          await control.reset()
          await control.override('POST /api/login*', { answer: { json: { accepted: true } } })
          const { status, json } = await ask('api/login', { method: 'POST' })
          return [status, json, (await ask('api/hello.json')).json]
        },
        [200, { accepted: true }, { hello: 'world' }],
      ),
      adapted(
        'an override stays',
        async ({ ask, control }) => {
          await control.reset()
          await control.override('GET /api/users/[id]', { answer: { json: { title: 'override' } } })
          return [(await ask('api/users/1')).json, (await ask('api/users/1')).json]
        },
        [{ title: 'override' }, { title: 'override' }],
      ),
      adapted(
        'an override for one request',
        async ({ ask, control }) => {
          await control.reset()
          await control.override('GET /api/users/[id]', { answer: { json: { title: 'once' } }, times: 1 })
          return [(await ask('api/users/1')).json, (await ask('api/users/1')).json]
        },
        [{ title: 'once' }, { id: '1' }],
      ),
      adapted(
        'an override for one of several requests at once',
        async ({ ask, control }) => {
          await control.reset()
          await control.override('GET /api/users/[id]', { answer: { json: { title: 'once' } }, times: 1 })
          const answers = await Promise.all([1, 1, 1, 1].map(async (id) => (await ask(`api/users/${id}`)).text))
          return answers.sort()
        },
        ['{"id":"1"}', '{"id":"1"}', '{"id":"1"}', '{"title":"once"}'],
      ),
    ],
    'msw-api/setup-worker/resetHandlers': [
      adapted(
        '`reset()` removes all overrides, and the endpoints stay',
        async ({ ask, control }) => {
          await control.reset()
          await control.override('POST /api/login*', { answer: { json: { accepted: true } } })
          await control.override('GET /api/users/[id]', { answer: { status: 500 } })
          const before = (await ask('api/login', { method: 'POST' })).status
          await control.reset()
          const { from } = (await ask('api/login?status=404', { method: 'POST' })).json as { from: string }
          return [before, from, (await ask('api/users/1')).json]
        },
        [200, 'server', { id: '1' }],
      ),
      adapted(
        'other overrides after it',
        async ({ ask, control }) => {
          await control.reset()
          await control.override('GET /api/users/[id]', { answer: { status: 500 } })
          await control.reset()
          await control.override('/api/products*', { answer: { json: [1, 2, 3] } })
          return [(await ask('api/users/1')).status, (await ask('api/products')).json]
        },
        [200, [1, 2, 3]],
      ),
    ],
    'msw-api/setup-worker/restoreHandlers': [
      adapted(
        'an override for one request is set again',
        async ({ ask, control }) => {
          await control.reset()
          const once = { answer: { json: { title: 'once' } }, times: 1 }
          await control.override('GET /api/users/[id]', once)
          const answers = [(await ask('api/users/1')).json, (await ask('api/users/1')).json]
          await control.override('GET /api/users/[id]', once)
          return [...answers, (await ask('api/users/1')).json]
        },
        [{ title: 'once' }, { id: '1' }, { title: 'once' }],
      ),
    ],
    'msw-api/setup-worker/listHandlers': [
      adapted(
        'the list of endpoints',
        async ({ control }) => {
          const routes = await control.routes()
          return routes.filter(({ id }) => /users\/|example/.test(id)).map(({ id, file }) => `${id} ${file}`)
        },
        [
          '/api/users/me api/users/me.ts',
          '/api/users/[id]-[name].json api/users/[id]-[name].json.ts',
          '/api/users/[id] api/users/[id].ts',
          'https://api.example.test/cookies ../other/cookies.ts',
          'https://api.example.test/echo ../other/echo.ts',
          'https://api.example.test/graphql ../other/graphql.ts',
        ],
      ),
      adapted(
        'the list is a copy: a change of it changes nothing',
        async ({ ask, control }) => {
          const routes = (await control.routes()) as unknown[]
          const { length } = routes.splice(0)
          return [length === (await control.routes()).length, (await ask('api/users/1')).json]
        },
        [true, { id: '1' }],
      ),
      adapted(
        'the list of overrides, the newest last, with how often they were used',
        async ({ ask, control }) => {
          await control.reset()
          await control.override('/api/users/[id]', { delay: 1 })
          await control.override('/api/users/[id]', { answer: { status: 410 } })
          await ask('api/users/1')
          const found = await control.overrides()
          return found.map(({ on, used, delay, answer }) => [on, used, delay ?? answer?.status])
        },
        [
          ['/api/users/[id]', 1, 1],
          ['/api/users/[id]', 1, 410],
        ],
      ),
    ],
    'rest-api/generator': [
      adapted(
        'a generator gives the answers, and the last one stays',
        async ({ ask }) => {
          const answers: unknown[] = []
          const run = performance.now()
          for (let count = 0; count < 4; count += 1) answers.push((await ask(`api/steps?run=${run}`)).json)
          return answers
        },
        [{ step: 1 }, { step: 2 }, { step: 3 }, { step: 3 }],
      ),
      adapted(
        'answers that are overridden first take no step of it',
        async ({ ask, control }) => {
          await control.reset()
          const on = `/api/steps?once=${performance.now()}`
          await control.override(on, { answer: { json: 'second' }, times: 1 })
          await control.override(on, { answer: { json: 'first' }, times: 1 })
          const answers: unknown[] = []
          for (let count = 0; count < 4; count += 1) answers.push((await ask(on.slice(1))).json)
          return answers
        },
        ['first', 'second', { step: 1 }, { step: 2 }],
      ),
    ],
    'msw-api/context/delay': [
      direct(
        'a delay in milliseconds',
        async ({ ask }) => {
          const start = performance.now()
          await ask('api/late/150')
          const waited = performance.now() - start
          return waited >= 149 && waited < 3000
        },
        true,
      ),
      direct(
        'without a time, as long as a server takes',
        async ({ ask }) => {
          const { waited } = (await ask('api/late/default')).json as { waited: number }
          return waited >= 99 && waited < 3000
        },
        true,
      ),
      direct(
        '`real`, as long as a server takes',
        async ({ ask }) => {
          const { waited } = (await ask('api/late/real')).json as { waited: number }
          return waited >= 99 && waited < 3000
        },
        true,
      ),
    ],
  },
}
