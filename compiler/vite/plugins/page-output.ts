import type { Plugin } from 'vite'
import { isOwnEnvironment } from '../environments.ts'

/** The hooks that change, copy or list what a build has made. */
const hooks = ['renderChunk', 'generateBundle', 'writeBundle', 'closeBundle'] as const

/** Vite's own and ours. The plugin for legacy browsers has a name like Vite's. */
const isLeftAlone = (name: string): boolean => /^(?:vite:(?!legacy)|native:|builtin:|rolldown:|stowaway)/.test(name)

const wrapped = new WeakSet<object>()

/**
 * Plugins that work on a finished build expect the site's pages: a sitemap, a manifest, chunks for old browsers. For the
 * worker and the endpoints in Node, they only resolve, load and transform modules.
 */
export function pageOutputPlugin(): Plugin {
  return {
    name: 'stowaway:page-output',
    apply: 'build',
    configResolved({ plugins }) {
      for (const plugin of plugins) {
        if (isLeftAlone(plugin.name) || wrapped.has(plugin)) continue
        wrapped.add(plugin)
        for (const name of hooks) {
          const hook: unknown = Reflect.get(plugin, name)
          if (typeof hook === 'function') Reflect.set(plugin, name, onlyForPages(hook))
          else if (hasHandler(hook)) Reflect.set(plugin, name, { ...hook, handler: onlyForPages(hook.handler) })
        }
      }
    },
  }
}

const hasHandler = (hook: unknown): hook is { readonly handler: CallableFunction } =>
  typeof hook === 'object' && hook !== null && 'handler' in hook && typeof hook.handler === 'function'

function onlyForPages(handler: CallableFunction): (...args: unknown[]) => unknown {
  return function (this: { readonly environment?: { readonly name: string } } | undefined, ...args: unknown[]) {
    const name = this?.environment?.name
    return name !== undefined && isOwnEnvironment(name) ? undefined : Reflect.apply(handler, this, args)
  }
}
