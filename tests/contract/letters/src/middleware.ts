import type { APIContext, MiddlewareHandler, MiddlewareNext } from 'stowaway'

const first = (context: APIContext) => {
  const isFirst = context.locals.isAnswered !== true
  context.locals.isAnswered = true
  return isFirst
}

const empty = (status: number, headers?: HeadersInit) => new Response(null, { status, ...(headers && { headers }) })

/** What middleware does with the answer of `/replaced/[how]`. */
const replacements = new Map<string, (answer: Response) => Response>([
  ['by-404', ({ headers }) => empty(404, headers)],
  ['by-500', ({ headers }) => empty(500, headers)],
  ['by-403', ({ headers }) => empty(403, headers)],
  ['by-text', () => new Response('mine', { status: 404 })],
  ['own-404', (answer) => new Response(answer.body, answer)],
  ['own-404-by-500', () => empty(500)],
  ['text-404-by-404', () => empty(404)],
  ['unsupported', (answer) => new Response(answer.body, answer)],
  ['unsupported-by-500', ({ headers }) => empty(500, headers)],
])

/** Leads every request on, that for an error page too. */
const lead = (prefix: string) => (context: APIContext, next: MiddlewareNext) =>
  next(context.url.pathname.replace(prefix, '/inner/'))

const paths: readonly (readonly [prefix: string, handler: MiddlewareHandler])[] = [
  ['/led/', lead('/led/')],
  ['/led-by-rewrite/', ({ url, rewrite }) => rewrite(url.pathname.replace('/led-by-rewrite/', '/inner/'))],
  [
    '/caught/',
    async (context, next) => {
      try {
        return await lead('/caught/')(context, next)
      } catch {
        return empty(500)
      }
    },
  ],
  // The page for the first answer leads to something that fails.
  ['/gone-then-fails/', (context, next) => (first(context) ? empty(404) : next('/inner/fails/'))],
  [
    '/gone-then-throws/',
    (context) => (first(context) ? empty(404) : Promise.reject<Response>(new Error('secret of the page'))),
  ],
  ['/always-gone/', () => empty(404)],
  [
    '/replaced/',
    async ({ url, routePattern }, next) => {
      const answer = await next()
      const [, how = ''] = /^\/replaced\/([^/]+)\/$/.exec(url.pathname) ?? []
      return routePattern === '/replaced/[how]' ? (replacements.get(how)?.(answer) ?? answer) : answer
    },
  ],
]

export const onRequest: MiddlewareHandler = (context, next) => {
  const [, handler] = paths.find(([prefix]) => context.url.pathname.startsWith(prefix)) ?? []
  return handler === undefined ? next() : handler(context, next)
}
