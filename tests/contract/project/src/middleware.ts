import type { MiddlewareHandler } from 'stowaway'

const kinds = new Map<string, MiddlewareHandler>([
  ['nothing', () => undefined],
  // What authors of plain JavaScript can do.
  ['string', () => 'secret text' as unknown as Response],
  ['object', () => ({ body: 'secret' }) as unknown as Response],
  [
    'throws',
    () => {
      throw new Error('secret of the middleware')
    },
  ],
  [
    'throws-null',
    () => {
      throw null
    },
  ],
  [
    'throws-response',
    () => {
      throw new Response('thrown by middleware', { status: 402 })
    },
  ],
  ['early', () => new Response('early', { status: 202 })],
  [
    'locals',
    (context, next) => {
      context.locals.from = 'middleware'
      return next()
    },
  ],
  [
    'forgets',
    async (_, next) => {
      await next()
    },
  ],
  ['rewrite', (_, next) => next('/echo/text')],
  ['loop', ({ rewrite }) => rewrite('/middleware/loop')],
  [
    'used',
    async (_, next) => {
      const response = await next()
      await response.text()
      return response
    },
  ],
])

export const onRequest: MiddlewareHandler = (context, next) => {
  if (context.url.pathname.startsWith('/vault/keys')) return new Response('guarded', { status: 403 })
  const [, kind = ''] = /^\/middleware\/([^/]+)$/.exec(context.url.pathname) ?? []
  return (kinds.get(kind) ?? mark)(context, next)
}

/** Every answer gets a header, those with immutable headers too. */
const mark: MiddlewareHandler = async (_, next) => {
  const response = await next()
  if (response.type !== 'error') response.headers.set('x-middleware', 'seen')
  return response
}
