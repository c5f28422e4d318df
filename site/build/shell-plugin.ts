import type { Plugin } from 'vite'
import { shell } from '../shell/shell.ts'
import { previewTags } from './preview-tags.ts'
import type { ProjectLink } from './project-links.ts'

export interface ShellOptions {
  /** The deployed site's origin. */
  readonly site: string
  readonly projectLinks: readonly ProjectLink[]
}

/**
 * Fills `<!--shell:head-->`, `<!--shell:header-->` and `<!--shell:footer-->` of a page. Runs before `stowaway()` and
 * before Vite rewrites addresses, so that both see the result.
 */
export function shellPlugin({ site, projectLinks }: ShellOptions): Plugin {
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
        const page = path.replace(/^\//, '').replace(/index\.html$/, '')
        const parts = shell(base, page, projectLinks)
        const preview = previewTags(html, new URL(base + page, site).href, new URL(`${base}card.png`, site).href)
        const filled: Record<string, string> = { ...parts, head: `${parts.head}\n    ${preview}` }
        return html.replace(/<!--shell:(\w+)-->/g, (mark, name: string) => filled[name] ?? mark)
      },
    },
  }
}
