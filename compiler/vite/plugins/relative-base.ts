import MagicString from 'magic-string'
import type { Plugin } from 'vite'
import { pathToRoot } from '../../content/path-to-root.ts'
import { baseUrl } from '../../project/base-url.ts'
import { isRelativeBase } from '../../project/relative-base.ts'
import { fillSettings, type StowawayOptions } from '../../project/settings.ts'
import { addressInEndpoint, baseUrlCode, rootOfModule, rootOfWorker, rootPlaceholder } from '../../site/site-root.ts'
import { buildsSite } from '../builds-site.ts'
import { environmentNames } from '../environments.ts'

const baseUrlName = 'import.meta.env.BASE_URL'

/**
 * With `base: './'`, scripts find the site's root when they run: those of pages from their own address, the worker from
 * its scope. Vite itself does so with the files that they name, but its `BASE_URL` is only right in pages of the root.
 */
export function relativeBasePlugin(options: StowawayOptions): Plugin {
  return {
    name: 'stowaway:relative-base',
    apply: (config, env) => env.command === 'build' && buildsSite(config, env) && isRelativeBase(config.base ?? '/'),
    config(config) {
      const { trailingSlash } = fillSettings(options)
      const define = (code: string) => ({ define: { [baseUrlName]: code } })
      const others = config.worker?.plugins
      const ownUrl = config.experimental?.renderBuiltUrl
      return {
        // The workers that pages start are bundled by themselves.
        worker: {
          ...config.worker,
          plugins: () => [...(others?.() ?? []), workerPlugin(config.worker?.format)],
        },
        // Vite's own address of a file is relative to whatever page the endpoint answers.
        experimental: {
          renderBuiltUrl: (file, host) =>
            ownUrl?.(file, host) ??
            (host.ssr && host.hostType === 'js' ? { runtime: addressInEndpoint(encodeURI(file)) } : undefined),
        },
        environments: {
          client: define(baseUrlCode(rootOfModule(), trailingSlash)),
          [environmentNames.worker]: define(baseUrlCode(rootOfWorker, trailingSlash)),
          // Nobody knows yet.
          [environmentNames.server]: define(JSON.stringify(baseUrl('/', trailingSlash))),
        },
      }
    },
    transformIndexHtml: {
      order: 'pre',
      // Before Vite, which writes './' into pages of folders too.
      handler: (html, { path }) => html.replaceAll('%BASE_URL%', pathToRoot(path.slice(1))),
    },
    renderChunk: fillRoot,
  }
}

/** For the workers that pages start. Classic ones, Vite's default, have no `import.meta`. */
function workerPlugin(format: 'es' | 'iife' = 'iife'): Plugin {
  const own = 'self.location.href'
  return {
    name: 'stowaway:relative-base-of-workers',
    // After Vite, which defines what pages get.
    enforce: 'post',
    options(options) {
      if (format === 'es') return null
      const defines = Object.entries(options.transform?.define ?? {}).map(([name, code]) =>
        typeof code === 'string' && code.includes(rootPlaceholder)
          ? [name, code.replaceAll('import.meta.url', own)]
          : [name, code],
      )
      const define = { ...Object.fromEntries(defines), 'import.meta.url': own }
      return { ...options, transform: { ...options.transform, define } }
    },
    renderChunk: fillRoot,
  }
}

/** Fills in the way from a script to the site's root. */
function fillRoot(code: string, { fileName }: { readonly fileName: string }) {
  if (!code.includes(rootPlaceholder)) return null
  const text = new MagicString(code).replaceAll(rootPlaceholder, pathToRoot(fileName))
  return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) }
}
