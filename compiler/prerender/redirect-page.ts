import { escapeHtml } from '../../sw/core/app/escape-html.ts'

interface Redirect {
  readonly status: number
  /** As the endpoint gave it, or relative. */
  readonly location: string
  /** The path that redirects, as in its URL. */
  readonly from: string
  readonly site?: string | undefined
}

/**
 * The page that stands for a redirect where only files are served: it goes on by itself, after two seconds for a 302,
 * at once otherwise (Astro reference, "Redirects in static output").
 */
export function redirectPage({ status, location, from, site }: Redirect): string {
  const to = escapeHtml(location)
  const isResolved = site !== undefined && URL.canParse(location, site)
  const canonical = escapeHtml(isResolved ? new URL(location, site).href : location)
  return [
    '<!doctype html>',
    `<title>Redirecting to: ${to}</title>`,
    `<meta http-equiv="refresh" content="${status === 302 ? 2 : 0};url=${to}">`,
    '<meta name="robots" content="noindex">',
    `<link rel="canonical" href="${canonical}">`,
    `<body>\t<a href="${to}">Redirecting from <code>${escapeHtml(from)}</code> to <code>${to}</code></a></body>`,
  ].join('')
}
