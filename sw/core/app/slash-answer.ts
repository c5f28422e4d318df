import { escapeHtml } from './escape-html.ts'

/**
 * The redirect to the right trailing slash: 301 for GET, 308 for every other method, so that method and body survive
 * (RFC 9110, section 15.4.9). As from Astro's server, only a redirect that removes slashes has a page
 * (`decisions/0016-slash-redirects.md`).
 */
export function slashAnswer(request: Request, location: string): Response {
  const { pathname, search } = new URL(request.url)
  const status = request.method === 'GET' ? 301 : 308
  const isAdded = location === `${pathname}/${search}`
  const body = isAdded ? null : page(escapeHtml(request.url), escapeHtml(location))
  return new Response(body, { status, headers: { location } })
}

const page = (from: string, to: string) => `<!doctype html>
<title>Redirecting to: ${to}</title>
<meta http-equiv="refresh" content="0;url=${to}">
<meta name="robots" content="noindex">
<link rel="canonical" href="${to}">
<body>
	<a href="${to}">Redirecting from <code>${from}</code> to <code>${to}</code></a>
</body>`
