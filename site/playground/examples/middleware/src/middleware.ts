import { defineMiddleware, sequence } from 'stowaway/middleware'

// Runs around every endpoint and returns the response.
const timing = defineMiddleware(async (_context, next) => {
  const start = performance.now()
  const response = await next()
  response.headers.set('server-timing', `endpoint;dur=${(performance.now() - start).toFixed(1)}`)
  return response
})

const key = defineMiddleware((context, next) => {
  if (!context.url.pathname.includes('/secret/')) return next()
  if (context.request.headers.get('x-key') !== 'sesame') {
    return Response.json({ error: 'Send the header x-key: sesame' }, { status: 401 })
  }
  context.locals.user = 'Ali'
  return next()
})

export const onRequest = sequence(timing, key)
