import { type Area, adapted, driven, elsewhere, type Tools } from '../behaviour.ts'

// Of the fixture's page.
declare const tools: Pick<Tools, 'control'>

/** Requests below `/api/` that no endpoint answers. */
export const unhandled: Area = {
  name: 'requests without an endpoint',
  behaviours: {
    'msw-api/setup-worker/start/on-unhandled-request/bypass': [
      adapted(
        '`bypass` prints nothing, and the server answers',
        async ({ ask, consoleOf, control }) => {
          await control.onUnhandledRequest('bypass')
          let from: unknown
          const texts = await consoleOf(async () => {
            from = (await ask('api/user/1?status=404')).json
          })
          await control.onUnhandledRequest('warn')
          return { texts, from: (from as { from: string }).from }
        },
        { texts: [], from: 'server' },
      ),
    ],
    'msw-api/setup-worker/start/on-unhandled-request/callback-print': [
      adapted(
        '`warn` prints a warning, and the server answers',
        async ({ ask, consoleOf, control }) => {
          await control.onUnhandledRequest('warn')
          let from: unknown
          const texts = await consoleOf(async () => {
            from = (await ask('api/user/warned?status=404')).json
          })
          return {
            isWarned: /^warn: .*GET \/api\/user\/warned/.test(texts.join()),
            from: (from as { from: string }).from,
          }
        },
        { isWarned: true, from: 'server' },
      ),
      driven('adapted', '`error` answers with 501, and the server is not asked', async ({ tab, server, home }) => {
        await home()
        server.takeRequests()
        const status = await tab.evaluate(async () => {
          await tools.control.onUnhandledRequest('error')
          const { status } = await fetch('api/user/1')
          await tools.control.onUnhandledRequest('warn')
          return status
        })
        const asked = server.takeRequests()
        if (status !== 501 || asked.length > 0) throw new Error(`${status} ${asked}`)
      }),
    ],
    'msw-api/setup-worker/start/on-unhandled-request/callback': [
      adapted(
        'the log has such requests, in place of a call for each',
        async ({ ask, control }) => {
          await control.reset()
          await ask('api/user/3?status=404')
          return (await control.requests()).map(({ method, error }) => [method, error?.slice(0, 42)])
        },
        [['GET', 'No endpoint answers GET /api/user/3. Did y']],
      ),
    ],
    'msw-api/setup-worker/start/on-unhandled-request/default': [
      adapted(
        'a warning is what happens by default',
        async ({ ask, consoleOf, control }) => {
          await control.reset()
          const texts = await consoleOf(() => ask('api/user/by-default?status=404'))
          return texts.map((text) => text.includes('/api/user/by-default'))
        },
        [true],
      ),
    ],
    'msw-api/setup-worker/start/on-unhandled-request/warn': [
      adapted(
        'an absolute address of the site',
        async ({ ask, consoleOf }) => {
          const texts = await consoleOf(() => ask(new URL('api/user/absolute?status=404', location.href).href))
          return texts.map((text) => text.includes('/api/user/absolute'))
        },
        [true],
      ),
      adapted(
        'a relative address',
        async ({ ask, consoleOf }) => {
          const texts = await consoleOf(() => ask('api/user/relative?status=404'))
          return texts.map((text) => text.includes('/api/user/relative'))
        },
        [true],
      ),
      adapted(
        'no warning if a handler leaves the answer to the server',
        ({ ask, consoleOf }) => consoleOf(() => ask('api/patched/passed?status=404', { method: 'POST' })),
        [],
      ),
      elsewhere(
        'adapted',
        'a handler without an answer: a 500 that says so, as in Astro',
        'browser/streams.spec.ts',
        'a handler without an answer is a safe 500',
      ),
      adapted('no warning about files', ({ ask, consoleOf }) => consoleOf(() => ask('styles/missing.css')), []),
    ],
  },
}
