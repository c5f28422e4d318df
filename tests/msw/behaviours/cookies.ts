import { type Area, asServer, direct, driven } from '../behaviour.ts'

/** Cookies that pages and endpoints send each other. */
export const cookies: Area = {
  name: 'cookies',
  behaviours: {
    'rest-api/request/request-cookies': [
      asServer(
        'a request without any has no header',
        async ({ echo }, at) => (await echo(`${at}/cookies/none`)).headers.cookie ?? null,
        null,
      ),
      asServer(
        'none with `credentials: omit`',
        async ({ echo, until }, at) => {
          // biome-ignore lint/suspicious/noDocumentCookie: what pages do is tested
          document.cookie = 'own=1'
          await until(async () => (await echo(`${at}/cookies/a`)).headers.cookie)
          return (await echo(`${at}/cookies/a`, { credentials: 'omit' })).headers.cookie ?? null
        },
        null,
      ),
      direct(
        'none to another origin with `credentials: same-origin`',
        async ({ ask, echo }) => {
          const path = 'https://api.example.test/echo'
          await ask(path, { credentials: 'include' })
          return (await echo(path, { credentials: 'same-origin' })).headers.cookie ?? null
        },
        null,
      ),
      asServer(
        'the page’s own with `credentials: same-origin`',
        async ({ echo, until }, at) => {
          // biome-ignore lint/suspicious/noDocumentCookie: what pages do is tested
          document.cookie = 'own=2'
          return until(async () => {
            const { cookie = '' } = (await echo(`${at}/cookies/a`, { credentials: 'same-origin' })).headers
            return cookie.includes('own=2') && /own=2/.exec(cookie)?.[0]
          })
        },
        'own=2',
      ),
      asServer(
        'the page’s own with `credentials: include`',
        async ({ echo, until }, at) => {
          // biome-ignore lint/suspicious/noDocumentCookie: what pages do is tested
          document.cookie = 'own=3'
          return until(async () => {
            const { cookie = '' } = (await echo(`${at}/cookies/a`, { credentials: 'include' })).headers
            return cookie.includes('own=3') && /own=3/.exec(cookie)?.[0]
          })
        },
        'own=3',
      ),
      direct(
        'those of another origin with `credentials: include`',
        async ({ ask, echo }) => {
          const path = 'https://api.example.test/cookies'
          await ask(`${path}?set=elsewhere%3Dyes`, { credentials: 'include' })
          return (await echo(path, { credentials: 'include' })).headers.cookie
        },
        'elsewhere=yes',
      ),
      asServer(
        'a cookie that an answer set is in the next request',
        async ({ ask, echo }, at) => {
          await ask(`${at}/cookies/a?set=made%3Dyes;path=/`)
          return /made=\w+/.exec((await echo(`${at}/cookies/a`)).headers.cookie ?? '')?.[0]
        },
        'made=yes',
      ),
      driven('direct', 'and after a reload', async ({ tab, home }) => {
        await home()
        await tab.evaluate(() => fetch('api/cookies/a?set=reloaded%3Dyes;path=/').then(({ status }) => status))
        await home()
        const { cookie } = await tab.evaluate(async () => (await (await fetch('api/cookies/a')).json()).headers)
        if (!String(cookie).includes('reloaded=yes')) throw new Error(String(cookie))
      }),
      asServer(
        'an `HttpOnly` cookie is in requests, and not in `document.cookie`',
        async ({ ask, echo }, at) => {
          await ask(`${at}/cookies/a?set=hidden%3Dyes;path=/;HttpOnly`)
          const { cookie = '' } = (await echo(`${at}/cookies/a`)).headers
          return [cookie.includes('hidden=yes'), document.cookie.includes('hidden')]
        },
        [true, false],
      ),
      asServer(
        '`Path` says which requests have a cookie',
        async ({ ask, echo }, at) => {
          const path = new URL(`${at}/cookies/inner`, location.href).pathname
          await ask(`${at}/cookies/a?set=deep%3Dyes;path=${path}`)
          const seen = async (end: string) => (await echo(`${at}/cookies/${end}`)).headers.cookie?.includes('deep=yes')
          return [await seen('inner'), await seen('inner/more'), await seen('outer')]
        },
        [true, true, false],
      ),
      asServer(
        '`Max-Age=0` deletes a cookie',
        async ({ ask, echo }, at) => {
          await ask(`${at}/cookies/a?set=short%3Dyes;path=/`)
          const before = (await echo(`${at}/cookies/a`)).headers.cookie?.includes('short=yes')
          await ask(`${at}/cookies/a?set=short%3Dyes;path=/;max-age=0`)
          return [before, (await echo(`${at}/cookies/a`)).headers.cookie?.includes('short=yes') ?? false]
        },
        [true, false],
      ),
    ],
    'rest-api/response/response-cookies': [
      asServer(
        'one cookie of an answer, in `document.cookie`',
        async ({ ask, until }, at) => {
          const { headers } = await ask(`${at}/cookies/a?set=one-${at}%3Dyes;path=/`)
          await until(() => document.cookie.includes(`one-${at}=yes`))
          return headers['set-cookie'] ?? null
        },
        null,
      ),
      asServer(
        'several, with any characters in their values',
        async ({ ask, until }, at) => {
          const set = [`a-${at}=yes`, `b-${at}=1,2,3`, `c-${at}=%22x=y%22`]
          await ask(`${at}/cookies/a?${set.map((one) => `set=${encodeURIComponent(`${one};path=/`)}`).join('&')}`)
          return until(() => set.every((one) => document.cookie.split('; ').includes(one)))
        },
        true,
      ),
      asServer(
        'several that a `Headers` object has',
        async ({ ask, echo }, at) => {
          await ask(`${at}/cookies/a?set=first%3D1;path=/&set=second%3D2;path=/`)
          const { cookie = '' } = (await echo(`${at}/cookies/a`)).headers
          return ['first=1', 'second=2'].every((one) => cookie.split('; ').includes(one))
        },
        true,
      ),
    ],
  },
}
