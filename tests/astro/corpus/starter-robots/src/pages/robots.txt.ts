import type { APIRoute } from 'astro'
import { CRAWL_DELAY } from 'astro:env/server'

const getRobotsTxt = (sitemapURL: URL) => `
User-agent: *
Allow: /
Crawl-delay: ${CRAWL_DELAY}
${import.meta.env.PROD ? '' : 'Disallow: /'}
Sitemap: ${sitemapURL.href}
`

export const GET: APIRoute = ({ site }) => {
  const sitemapURL = new URL('sitemap-index.xml', site)
  return new Response(getRobotsTxt(sitemapURL))
}
