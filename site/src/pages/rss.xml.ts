import type { APIRoute } from 'stowaway'

export const prerender = true

const log = [
  { day: '2025-03-01', title: 'Weighed anchor' },
  { day: '2025-03-02', title: 'Lost sight of the server' },
]

export const GET: APIRoute = ({ site }) =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0">
  <channel>
    <title>Ship's log</title>
    <link>${site}</link>
    <description>News from below deck</description>
${log.map(item).join('\n')}
  </channel>
</rss>
`)

const item = ({ day, title }: (typeof log)[number]) => `    <item>
      <title>${title}</title>
      <pubDate>${new Date(day).toUTCString()}</pubDate>
    </item>`
