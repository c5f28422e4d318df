import type { APIContext } from './api-context.ts'

/**
 * A context for handlers of the oldest form, `(params, request) => …`: names that the context does not have are looked
 * up in its params.
 */
export function legacyContext(context: APIContext): APIContext {
  return new Proxy(context, {
    get(target, key) {
      if (Reflect.has(target, key) || typeof key !== 'string') return Reflect.get(target, key)
      return Object.hasOwn(target.params, key) ? target.params[key] : undefined
    },
  })
}
