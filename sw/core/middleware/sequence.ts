import type { APIContext, RewritePayload } from '../endpoint/api-context.ts'
import { retargetContext } from '../endpoint/retarget.ts'
import { watched } from './watched.ts'

/**
 * Goes on to the next middleware, and after the last to the endpoint. With a payload, the rest of the chain runs for
 * that path instead, and `context` is the new route's.
 */
export type MiddlewareNext = (payload?: RewritePayload) => Promise<Response>

/**
 * Runs around every endpoint. Returns a Response: what `next()` gave, perhaps changed, or its own. Nothing returned
 * after `next()` was called stands for what that gave.
 */
// `void` and not `undefined`, as in Astro: a function without a return statement must fit.
export type MiddlewareHandler = (
  context: APIContext,
  next: MiddlewareNext,
) => Promise<Response> | Response | Promise<void> | void

/** Types a middleware function; it is returned unchanged. */
export function defineMiddleware(handler: MiddlewareHandler): MiddlewareHandler {
  return handler
}

/** One middleware that runs the given ones in order, each inside the one before. Falsy entries are left out. */
export function sequence(...handlers: readonly (MiddlewareHandler | false | null | undefined)[]): MiddlewareHandler {
  const chain = handlers.filter((handler) => typeof handler === 'function')
  return (context, next) => {
    const run = (index: number): ReturnType<MiddlewareHandler> => {
      const handler = chain[index]
      if (handler === undefined) return next()
      const goOn = async (payload?: RewritePayload): Promise<Response> => {
        await retargetContext(context, payload)
        // What the rest returns is passed on unchecked, as in Astro; the outermost result is checked.
        return (await run(index + 1)) as Response
      }
      return handler(context, (payload) => watched(goOn(payload)))
    }
    return run(0)
  }
}
