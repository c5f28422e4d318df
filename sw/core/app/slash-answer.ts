import { escapeHtml } from './escape-html.ts'

/**
 * The redirect to the right trailing slash, as Astro's server gives it: a missing slash is added by its file server
 * (301 for every method, no body); one too many is taken off by the app (301 for GET, else 308, with a page).
 */
export function slashAnswer(request: Request, location: string): Response {
  const { pathname, search } = new URL(request.url)
  if (location === `${pathname}/${search}`) return new Response(null, { status: 301, headers: { location } })
  const status = request.method === 'GET' ? 301 : 308
  return new Response(page(escapeHtml(request.url), escapeHtml(location)), { status, headers: { location } })
}

const page = (from: string, to: string) => `<!doctype html>
<title>Redirecting to: ${to}</title>
<meta http-equiv="refresh" content="0;url=${to}">
<meta name="robots" content="noindex">
<link rel="canonical" href="${to}">
<body>
	<a href="${to}">Redirecting from <code>${from}</code> to <code>${to}</code></a>
</body>`
