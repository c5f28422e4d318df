import type { APIRoute } from 'stowaway'

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

// Try /badge/tests passing.svg and /badge/ahoy.svg?color=crimson
export const GET: APIRoute = ({ params, url }) => {
  const text = params.text ?? ''
  const color = escapeXml(url.searchParams.get('color') ?? '#0f6a64')
  const width = 24 + text.length * 9
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="32" role="img" aria-label="${escapeXml(text)}">
  <rect width="100%" height="100%" rx="8" fill="${color}"/>
  <text x="50%" y="21" text-anchor="middle" font-family="system-ui, sans-serif" font-size="15" fill="white">${escapeXml(text)}</text>
</svg>`
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml' } })
}
