import { describe, expect, test } from 'vitest'
import type { APIContext } from '../../../sw/core/endpoint/api-context.ts'
import {
  defineMiddleware,
  type MiddlewareHandler,
  type MiddlewareNext,
  sequence,
} from '../../../sw/core/middleware/sequence.ts'
import { testApp, text } from '../app/test-app.ts'

const withMiddleware = (onRequest: unknown) =>
  testApp(
    {
      'a.ts': { GET: ({ locals }: APIContext) => Response.json(locals) },
      'throws.ts': {
        GET: () => {
          throw new Error('endpoint')
        },
      },
      'away.ts': { GET: () => Response.redirect('https://far.example/') },
      '404.ts': { GET: ({ locals }: APIContext) => Response.json(locals) },
      '../mw.ts': { onRequest },
    },
    { middleware: '../mw.ts' },
  )

const step =
  (name: string): MiddlewareHandler =>
  async (context, next) => {
    context.locals.trail = [...((context.locals.trail as string[] | undefined) ?? []), name]
    const response = await next()
    response.headers.append('x-order', name)
    return response
  }

describe('sequence', () => {
  test('runs each inside the one before', async () => {
    const response = await withMiddleware(sequence(step('one'), undefined, false, step('two'), step('three'))).get('/a')
    expect(await response.json()).toEqual({ trail: ['one', 'two', 'three'] })
    expect(response.headers.get('x-order')).toBe('three, two, one')
  })

  test('nests, and without handlers passes on', async () => {
    const response = await withMiddleware(sequence(sequence(), sequence(step('one'), step('two')), step('three'))).get(
      '/a',
    )
    expect(response.headers.get('x-order')).toBe('three, two, one')
  })

  test('a handler that ends early keeps the rest from running', async () => {
    const early = defineMiddleware(() => new Response('early', { status: 203 }))
    const response = await withMiddleware(sequence(step('one'), early, step('two'))).get('/a')
    expect([response.status, response.headers.get('x-order')]).toEqual([203, 'one'])
  })

  test('the payload of next counts for the rest of the chain', async () => {
    const first: MiddlewareHandler = async (context, next) => {
      const response = await next('/away')
      return new Response(`${response.status} ${context.routePattern} ${response.headers.get('x-order')}`)
    }
    expect(await (await withMiddleware(sequence(first, step('two'))).get('/a')).text()).toBe('302 /away two')
  })
})

describe('what middleware gives', () => {
  const errors: [what: string, onRequest: unknown, code: string][] = [
    ['text', () => 'x', 'MiddlewareNotAResponse'],
    ['text after next', async (_: unknown, next: MiddlewareNext) => (await next()).text(), 'MiddlewareNotAResponse'],
    ['nothing, without next', () => {}, 'MiddlewareNoDataOrNextCalled'],
    ['no function at all', undefined, 'MiddlewareHasNoOnRequest'],
    [
      'a response whose body it read',
      async (_: unknown, next: MiddlewareNext) => {
        const response = await next()
        await response.text()
        return response
      },
      'ResponseAlreadyUsed',
    ],
  ]
  test.each(errors)('%s is a 500', async (_, onRequest, code) => {
    const app = withMiddleware(onRequest)
    expect((await app.get('/a')).status).toBe(500)
    expect(app.errors).toMatchObject([{ code, file: '../mw.ts' }])
  })

  test('without a return value the response of next is used', async () => {
    const onRequest = async (_: unknown, next: MiddlewareNext) => void (await next())
    expect((await withMiddleware(onRequest).get('/a')).status).toBe(200)
    const hasty = (_: unknown, next: MiddlewareNext) => void next()
    expect((await withMiddleware(hasty).get('/a')).status).toBe(200)
  })

  test('a Response that it throws is the answer', async () => {
    const onRequest = () => {
      throw new Response('stop', { status: 401 })
    }
    expect((await withMiddleware(onRequest).get('/a')).status).toBe(401)
  })

  test('headers can be set on any response, immutable ones too', async () => {
    const response = await withMiddleware(step('one')).get('/away')
    expect([response.status, response.headers.get('x-order')]).toEqual([302, 'one'])
  })

  test('it may catch an error of the endpoint', async () => {
    const onRequest = (_: unknown, next: MiddlewareNext) => next().catch((error: Error) => new Response(error.message))
    const app = withMiddleware(onRequest)
    expect(await (await app.get('/throws')).text()).toBe('endpoint')
    expect(app.errors).toEqual([])
  })

  test('a next that nobody awaits does not end the process', async () => {
    const onRequest = (_: unknown, next: MiddlewareNext) => {
      next()
      return new Response('mine')
    }
    for (const handler of [onRequest, sequence(onRequest, step('two'))]) {
      expect(await (await withMiddleware(handler).get('/throws')).text()).toBe('mine')
    }
  })
})

describe('when it runs', () => {
  test('for paths that match nothing, with /404 as pattern', async () => {
    const onRequest = async ({ routePattern, locals }: APIContext, next: MiddlewareNext) => {
      locals.pattern = routePattern
      return next()
    }
    const response = await withMiddleware(onRequest).get('/none')
    expect([response.status, await response.json()]).toEqual([404, { pattern: '/404' }])
  })

  test('once, if it fails itself: the error page runs without it', async () => {
    let calls = 0
    const onRequest = () => {
      calls += 1
      throw new Error('middleware')
    }
    const app = testApp(
      { 'a.ts': { GET: text('a') }, '500.ts': { GET: text('page') }, '../mw.ts': { onRequest } },
      { middleware: '../mw.ts' },
    )
    const response = await app.get('/a')
    expect([response.status, await response.text(), calls]).toEqual([500, 'page', 1])
  })

  test('around the error page of a failing endpoint', async () => {
    const app = testApp(
      {
        'a.ts': { GET: () => Promise.reject(new Error('x')) },
        '500.ts': { GET: text('page') },
        '../mw.ts': { onRequest: step('one') },
      },
      { middleware: '../mw.ts' },
    )
    expect((await app.get('/a')).headers.get('x-order')).toBe('one')
  })
})
