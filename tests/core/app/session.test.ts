import { describe, expect, test } from 'vitest'
import { prerenderedRunner } from '../../../sw/core/app/prerendered-runner.ts'
import type { APIContext } from '../../../sw/core/endpoint/api-context.ts'
import type { EndpointModule } from '../../../sw/core/endpoint/endpoint-module.ts'
import { createMemoryDriver } from '../../../sw/core/session/memory-driver.ts'
import type { SessionDriver } from '../../../sw/core/session/session-driver.ts'
import { createSessions } from '../../../sw/core/session/sessions.ts'
import { testDriver } from '../session/test-session.ts'
import { type TestApp, type TestAppOptions, testApp, text } from './test-app.ts'

const count = async ({ session }: APIContext): Promise<Response> => {
  const visits = (await session?.get<number>('visits')) ?? 0
  session?.set('visits', visits + 1)
  return new Response(`${visits + 1}`)
}

function sessionApp(
  files: Record<string, EndpointModule>,
  options: TestAppOptions & { driver?: SessionDriver } = {},
): TestApp {
  const { driver = createMemoryDriver(), ...rest } = options
  return testApp(files, { session: createSessions({ driver }), ...rest })
}

const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
const withCookie = (cookie: string): RequestInit => ({ headers: { cookie } })

describe('a session', () => {
  test('lasts for requests with its cookie, and is invisible to others', async () => {
    const app = sessionApp({ 'visits.ts': { GET: count } })
    const first = await app.get('/visits')
    const cookie = cookieOf(first)
    expect(first.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^astro-session=[\da-f-]{36}; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ])
    expect(await (await app.get('/visits', withCookie(cookie))).text()).toBe('2')
    expect(await (await app.get('/visits', withCookie(cookie))).text()).toBe('3')
    expect(await (await app.get('/visits')).text()).toBe('1')
  })

  test('has no Secure cookie in development', async () => {
    const response = await sessionApp({ 'visits.ts': { GET: count } }, { dev: true }).get('/visits')
    expect(response.headers.getSetCookie()).toEqual([expect.not.stringContaining('Secure')])
  })

  test('passes its cookie to a host that keeps cookies itself', async () => {
    const app = sessionApp({ 'visits.ts': { GET: count } })
    const kept: string[] = []
    const response = await app.fetch(new Request('https://shop.example/visits'), {
      setCookies: (values) => void kept.push(...values),
    })
    expect([response.headers.getSetCookie(), kept]).toEqual([[], [expect.stringMatching(/^astro-session=/)]])
  })

  test('is kept before the answer is given', async () => {
    const driver = testDriver()
    const slow: SessionDriver = {
      ...driver,
      async set(...entry) {
        await new Promise((done) => setTimeout(done, 20))
        await driver.set(...entry)
      },
    }
    await sessionApp({ 'visits.ts': { GET: count } }, { driver: slow }).get('/visits')
    expect(driver.kept.size).toBe(1)
  })

  test('costs nothing if it is not used', async () => {
    const driver = testDriver()
    const response = await sessionApp({ 'a.ts': { GET: text('a') } }, { driver }).get(
      '/a',
      withCookie('astro-session=00000000-0000-4000-8000-000000000000'),
    )
    expect([driver.reads, response.headers.getSetCookie()]).toEqual([[], []])
  })

  test('is one for middleware, endpoint and the targets of rewrites', async () => {
    const driver = testDriver()
    const add =
      (name: string) =>
      async ({ session }: APIContext): Promise<void> =>
        session?.set('trail', [...((await session.get<string[]>('trail')) ?? []), name])
    const app = sessionApp(
      {
        'middleware.ts': {
          async onRequest(context: APIContext, next: () => Promise<Response>) {
            await add('middleware')(context)
            const response = await next()
            await add('after')(context)
            return response
          },
        },
        'from.ts': {
          async GET(context: APIContext) {
            await add('from')(context)
            return context.rewrite('/to')
          },
        },
        'to.ts': {
          async GET(context: APIContext) {
            await add('to')(context)
            return Response.json(await context.session?.get('trail'))
          },
        },
        'trail.ts': { GET: async ({ session }: APIContext) => Response.json(await session?.get('trail')) },
      },
      { driver, middleware: 'middleware.ts' },
    )
    const response = await app.get('/from')
    expect(await response.json()).toEqual(['middleware', 'from', 'middleware', 'to'])
    expect(response.headers.getSetCookie()).toHaveLength(1)
    const trail = ['middleware', 'from', 'middleware', 'to', 'after', 'after', 'middleware']
    expect(await (await app.get('/trail', withCookie(cookieOf(response)))).json()).toEqual(trail)
    expect(driver.kept.size).toBe(1)
  })

  test('a new id after a rewrite to another Request is the one that is sent', async () => {
    const driver = testDriver()
    const app = sessionApp(
      {
        'from.ts': {
          async GET(context: APIContext) {
            context.session?.set('a', 1)
            const response = await context.rewrite(new Request('https://shop.example/to'))
            await context.session?.regenerate()
            return response
          },
        },
        'to.ts': { GET: async ({ session }: APIContext) => Response.json(await session?.get('a')) },
      },
      { driver },
    )
    const response = await app.get('/from')
    expect(await response.json()).toBe(1)
    expect(response.headers.getSetCookie().at(-1)).toContain([...driver.kept.keys()][0])
    expect(driver.kept.size).toBe(1)
  })

  test('a 404 page shares it', async () => {
    const app = sessionApp({ '404.ts': { GET: count }, 'empty.ts': { POST: text('x') } })
    const first = await app.get('/nothing')
    const again = await app.get('/empty', withCookie(cookieOf(first)))
    expect([first.status, await again.text()]).toEqual([404, '2'])
  })
})

describe('logging in and out', () => {
  const files: Record<string, EndpointModule> = {
    'login.ts': {
      async POST({ session }: APIContext) {
        await session?.regenerate()
        session?.set('user', 'ada')
        return new Response(session?.sessionID)
      },
    },
    'logout.ts': {
      POST({ session, redirect }: APIContext) {
        session?.destroy()
        return redirect('/')
      },
    },
    'me.ts': { GET: async ({ session }: APIContext) => Response.json([(await session?.entries()) ?? null]) },
    'cart.ts': {
      POST({ session }: APIContext) {
        session?.set('cart', ['tea'])
        return new Response()
      },
    },
  }

  test('the id changes, the data stays, and logging out forgets both', async () => {
    const driver = testDriver()
    const app = sessionApp(files, { driver })
    const before = cookieOf(await app.get('/cart', { method: 'POST' }))
    const login = await app.get('/login', { method: 'POST', ...withCookie(before) })
    const cookie = cookieOf(login)
    expect(cookie).toBe(`astro-session=${await login.text()}`)
    expect(await (await app.get('/me', withCookie(cookie))).json()).toEqual([
      [
        ['cart', ['tea']],
        ['user', 'ada'],
      ],
    ])
    expect(await (await app.get('/me', withCookie(before))).json()).toEqual([[]])
    const logout = await app.get('/logout', { method: 'POST', ...withCookie(cookie) })
    expect(logout.headers.getSetCookie()).toEqual([expect.stringMatching(/^astro-session=deleted; .*1970/)])
    expect(await (await app.get('/me', withCookie(cookie))).json()).toEqual([[]])
    expect(driver.kept.size).toBe(0)
  })
})

describe('a handler that throws', () => {
  const failing = (change: (context: APIContext) => unknown): Record<string, EndpointModule> => ({
    'visits.ts': { GET: count },
    'fail.ts': {
      async GET(context: APIContext) {
        await change(context)
        throw new Error('broken')
      },
    },
  })

  test('keeps earlier changes in a session that the client has, as Astro does', async () => {
    const app = sessionApp(failing(({ session }) => session?.set('visits', 41)))
    const cookie = cookieOf(await app.get('/visits'))
    expect((await app.get('/fail', withCookie(cookie))).status).toBe(500)
    expect(await (await app.get('/visits', withCookie(cookie))).text()).toBe('42')
  })

  test('starts no session, since its cookie is not sent', async () => {
    const driver = testDriver()
    const app = sessionApp(
      failing(({ session }) => session?.set('visits', 41)),
      { driver },
    )
    for (const init of [{}, withCookie('astro-session=00000000-0000-4000-8000-000000000000')]) {
      expect((await app.get('/fail', init)).headers.getSetCookie()).toEqual([])
      expect(driver.kept.size).toBe(0)
    }
  })

  test('keeps the session if nobody gets its new id', async () => {
    const driver = testDriver()
    const app = sessionApp(
      failing(({ session }) => session?.regenerate()),
      { driver },
    )
    const cookie = cookieOf(await app.get('/visits'))
    await app.get('/fail', withCookie(cookie))
    expect(await (await app.get('/visits', withCookie(cookie))).text()).toBe('2')
    expect(driver.kept.size).toBe(1)
  })

  test('has its session destroyed all the same', async () => {
    const app = sessionApp(failing(({ session }) => session?.destroy()))
    const cookie = cookieOf(await app.get('/visits'))
    await app.get('/fail', withCookie(cookie))
    expect(await (await app.get('/visits', withCookie(cookie))).text()).toBe('1')
  })

  test('passes the same session to a 500 endpoint', async () => {
    const app = sessionApp({ ...failing(({ session }) => session?.set('visits', 41)), '500.ts': { GET: count } })
    const cookie = cookieOf(await app.get('/visits'))
    const response = await app.get('/fail', withCookie(cookie))
    expect([response.status, await response.text()]).toEqual([500, '42'])
    expect(await (await app.get('/visits', withCookie(cookie))).text()).toBe('43')
  })
})

describe('a storage that fails', () => {
  test.each(['get', 'set', 'delete'] as const)(
    'in %s is a 500 and an error for the host, without a cookie',
    async (verb) => {
      const driver = testDriver()
      const good = sessionApp({ 'visits.ts': { GET: count } }, { driver })
      const cookie = cookieOf(await good.get('/visits'))
      const broken: SessionDriver = { ...driver, [verb]: () => Promise.reject(new Error('disk gone')) }
      const app = sessionApp(
        {
          'visits.ts': {
            async GET(context: APIContext) {
              const response = await count(context)
              await context.session?.regenerate()
              return response
            },
          },
        },
        { driver: broken },
      )
      const response = await app.get('/visits', withCookie(cookie))
      expect([response.status, response.headers.getSetCookie()]).toEqual([500, []])
      expect(app.errors).toMatchObject([{ message: 'disk gone' }])
      expect(Number(await (await good.get('/visits', withCookie(cookie))).text())).toBe(2)
    },
  )
})

describe('without sessions', () => {
  const seen = { GET: ({ session }: APIContext) => Response.json([session === undefined, session === undefined]) }

  test('a prerendered endpoint has no session, and gets one warning', async () => {
    const app = sessionApp(
      { 'a.ts': { ...seen, prerender: true } },
      { runPrerendered: { ...prerenderedRunner, staticPaths: async () => [] } },
    )
    expect(await (await app.get('/a')).json()).toEqual([true, true])
    await app.get('/a')
    expect(app.warnings).toEqual([expect.stringContaining('context.session was read in a.ts, which is prerendered')])
  })

  test('a host without a driver has none, and says so once', async () => {
    const app = testApp({ 'a.ts': seen })
    expect(await (await app.get('/a')).json()).toEqual([true, true])
    await app.get('/a')
    expect(app.warnings).toEqual([expect.stringContaining('sessions are switched off')])
  })
})
