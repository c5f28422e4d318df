import { inspect } from 'node:util'
import picocolors from 'picocolors'
import type { Plugin } from 'vite'
import { formatError } from '../node/format-error.ts'

/** The hooks whose errors Vite's own command line prints. Others are part of a bundler's error, or of an answer. */
const hooks = ['config', 'configResolved', 'configureServer', 'buildApp'] as const

/**
 * Makes `vite` and `vite build` print an error of these plugins as our own commands do: what happened, where, what to
 * do. Vite prints `inspect(error)`, which would add our and the bundler's stack. With `DEBUG` it still does.
 */
export function presentErrors(plugin: Plugin): Plugin {
  for (const name of hooks) {
    const hook: unknown = Reflect.get(plugin, name)
    if (typeof hook === 'function') Reflect.set(plugin, name, presenting(hook))
    else if (typeof hook === 'object' && hook !== null && 'handler' in hook && typeof hook.handler === 'function') {
      hook.handler = presenting(hook.handler)
    }
  }
  return plugin
}

function presenting(hook: CallableFunction): (...args: unknown[]) => unknown {
  return function (this: unknown, ...args: unknown[]) {
    try {
      const result: unknown = Reflect.apply(hook, this, args)
      return result instanceof Promise ? result.catch(rethrow) : result
    } catch (error) {
      return rethrow(error)
    }
  }
}

function rethrow(error: unknown): never {
  if (error instanceof Error && !process.env.DEBUG) {
    const value = (): string => formatError(error, { colours: picocolors, debug: false })
    Object.defineProperty(error, inspect.custom, { value, configurable: true })
  }
  throw error
}
