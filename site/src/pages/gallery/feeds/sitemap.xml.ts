import type { APIRoute } from 'stowaway'
import { xmlText } from '../../../gallery/feeds/xml.ts'

export const prerender = true

const pages = ['', 'docs/', 'examples/', 'gallery/', 'gallery/todo/', 'gallery/notes/', 'gallery/feeds/', 'playground/']

/** The pages of the whole site, with its configured address and base (sitemaps.org, protocol). */
export const GET: APIRoute = ({ url }) => {
  const home = new URL(import.meta.env.BASE_URL, url)
  const places = pages.map((page) => `  <url><loc>${xmlText(new URL(page, home).href)}</loc></url>`)
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${places.join('\n')}
</urlset>
`
  return new Response(text, { headers: { 'content-type': 'application/xml' } })
}
