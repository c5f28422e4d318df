import type { Plugin } from 'vite'
import { shell } from '../shell/shell.ts'

/**
 * Fills `<!--shell:head-->`, `<!--shell:header-->` and `<!--shell:footer-->` of a page. It stands before `stowaway()`
 * and before what Vite does with addresses, so that both find what it wrote.
 */
export function shellPlugin(): Plugin {
  let base = '/'
  return {
    name: 'site:shell',
    enforce: 'pre',
    configResolved(config) {
      base = config.base
    },
    transformIndexHtml: {
      order: 'pre',
      handler(html, { path }) {
        const parts: Record<string, string> = { ...shell(base, path.replace(/^\//, '').replace(/index\.html$/, '')) }
        return html.replace(/<!--shell:(\w+)-->/g, (mark, name: string) => parts[name] ?? mark)
      },
    },
  }
}
