import type { RequestHost } from './app.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
/** What a form of another site can send without asking first. */
const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']

/**
 * Refuses form posts of other origins (Astro reference, "checkOrigin"). The host's own knowledge goes before the
 * `Origin` header, which workers do not see.
 */
export function refuseCrossOrigin(request: Request, url: URL, { crossOrigin }: RequestHost): Response | undefined {
  if (safeMethods.has(request.method.toUpperCase())) return undefined
  if (!(crossOrigin ?? isForeignForm(request, url))) return undefined
  return new Response(`Cross-site ${request.method} form submissions are forbidden`, { status: 403 })
}

function isForeignForm({ headers }: Request, url: URL): boolean {
  if (headers.get('origin') === url.origin) return false
  const type = headers.get('content-type')?.toLowerCase()
  return type === undefined || formTypes.some((form) => type.includes(form))
}
