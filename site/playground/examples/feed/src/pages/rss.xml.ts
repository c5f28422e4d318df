import type { APIRoute } from 'stowaway'
import { posts } from '../posts.ts'

// The build writes this to a file: no endpoint remains at run time.
export const prerender = true

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export const GET: APIRoute = ({ site }) => {
  const home = site ?? new URL('https://example.org/')
  const items = posts.map(
    ({ slug, title, date, text }) => `    <item>
      <title>${escapeXml(title)}</title>
      <link>${new URL(`posts/${slug}.json`, home)}</link>
      <guid isPermaLink="false">${slug}</guid>
      <pubDate>${new Date(date).toUTCString()}</pubDate>
      <description>${escapeXml(text)}</description>
    </item>`,
  )
  const feed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0">
  <channel>
    <title>The log</title>
    <link>${home}</link>
    <description>News from on board.</description>
${items.join('\n')}
  </channel>
</rss>
`
  return new Response(feed, { headers: { 'content-type': 'application/rss+xml' } })
}
