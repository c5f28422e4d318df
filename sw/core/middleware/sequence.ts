import type { APIContext, RewritePayload } from '../endpoint/api-context.ts'
import { retargetContext } from '../endpoint/retarget.ts'
import { watched } from './watched.ts'

/**
 * Calls the next middleware, or the endpoint after the last one. With a payload, the rest of the chain runs for that
 * path instead, and `context` changes to the new route.
 */
export type MiddlewareNext = (payload?: RewritePayload) => Promise<Response>

/**
 * Runs around every endpoint. Returns a Response: the one from `next()`, perhaps changed, or its own. If it returns
 * nothing after calling `next()`, the Response from `next()` is the answer.
 */
// `void` and not `undefined`, as in Astro: a function without a return statement must fit.
export type MiddlewareHandler = (
  context: APIContext,
  next: MiddlewareNext,
) => Promise<Response> | Response | Promise<void> | void

/** Types a middleware function and returns it unchanged. */
export function defineMiddleware(handler: MiddlewareHandler): MiddlewareHandler {
  return handler
}

/** Combines middleware into one. Each runs inside the one before it. Falsy entries are skipped. */
export function sequence(...handlers: readonly (MiddlewareHandler | false | null | undefined)[]): MiddlewareHandler {
  const chain = handlers.filter((handler) => typeof handler === 'function')
  return (context, next) => {
    const run = (index: number): ReturnType<MiddlewareHandler> => {
      const handler = chain[index]
      if (handler === undefined) return next()
      const goOn = async (payload?: RewritePayload): Promise<Response> => {
        await retargetContext(context, payload)
        // As in Astro, only the outermost result is checked.
        return (await run(index + 1)) as Response
      }
      return handler(context, (payload) => watched(goOn(payload)))
    }
    return run(0)
  }
}
