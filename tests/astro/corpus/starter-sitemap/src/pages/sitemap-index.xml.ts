import type { APIRoute } from 'astro'

export const GET: APIRoute = ({ site }) => {
  const locales = ['de', 'en']
  const maps = locales.map((locale) => `  <sitemap><loc>${new URL(`${import.meta.env.BASE_URL}sitemap-${locale}.xml`, site)}</loc></sitemap>`)
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${maps.join('\n')}\n</sitemapindex>\n`,
    { headers: { 'content-type': 'application/xml' } },
  )
}
