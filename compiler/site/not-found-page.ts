import { notFoundHtml } from '../../sw/core/app/not-found-html.ts'

/** Beside the 404 page: a file of its own, since a strict content security policy refuses inline scripts. */
export const notFoundScript = 'stowaway-404.js'

interface NotFoundPages {
  /** The site's `404.html`. */
  readonly own: string | undefined
  /** What a prerendered `404` endpoint has written. */
  readonly prerendered: string | undefined
}

/**
 * The page that a site answers missing files with: its own, or a plain one. A prerendered `404.ts` that is no HTML stays
 * as it is: a page of ours must not take its place.
 */
export function notFoundPage({ own, prerendered }: NotFoundPages): string | undefined {
  if (own !== undefined) return own
  if (prerendered === undefined) return notFoundHtml
  return /^\s*<(!doctype|html)/i.test(prerendered) ? prerendered : undefined
}

/** The page with the script that brings a first visit of an endpoint's address to the worker; `base`: `''` or `/repo`. */
export function withNotFoundScript(html: string, base: string): string {
  const tag = `<script src="${base}/${notFoundScript}"></script>`
  const end = html.toLowerCase().lastIndexOf('</body>')
  return end < 0 ? `${html}${tag}\n` : `${html.slice(0, end)}${tag}${html.slice(end)}`
}
