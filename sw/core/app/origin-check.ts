import type { RequestHost } from './app.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
/** What a form on another site can send without a preflight request. */
const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']

/**
 * Refuses form posts from other origins (Astro reference, "checkOrigin"). What the host knows comes before the `Origin`
 * header, which workers cannot see.
 */
export function refuseCrossOrigin(request: Request, { crossOrigin }: RequestHost): Response | undefined {
  if (safeMethods.has(request.method.toUpperCase())) return undefined
  if (!(crossOrigin ?? isForeignForm(request))) return undefined
  return new Response(`Cross-site ${request.method} form submissions are forbidden`, { status: 403 })
}

function isForeignForm({ headers, url }: Request): boolean {
  if (headers.get('origin') === new URL(url).origin) return false
  const type = headers.get('content-type')?.toLowerCase()
  return type === undefined || formTypes.some((form) => type.includes(form))
}
