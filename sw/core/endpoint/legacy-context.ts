import type { APIContext } from './api-context.ts'

/**
 * A context that a handler of the very first form, `(params, request) => …`, can take for its params: what the context
 * has not itself is looked up among them.
 */
export function legacyContext(context: APIContext): APIContext {
  return new Proxy(context, {
    get(target, key) {
      if (Reflect.has(target, key) || typeof key !== 'string') return Reflect.get(target, key)
      return Object.hasOwn(target.params, key) ? target.params[key] : undefined
    },
  })
}
