import type { Entry } from './entry.ts'
import { xmlText } from './xml.ts'

/** An RSS document (RSS 2.0, with the address of the feed itself, as the RSS Advisory Board recommends); `home` shows the entries. */
export const rss = (entries: readonly Entry[], self: URL, home: URL): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
  <channel>
    <title>The ship’s log</title>
    <link>${xmlText(home.href)}</link>
    <atom:link href="${xmlText(self.href)}" rel="self" type="application/rss+xml"/>
    <description>News from below deck</description>
    <language>en</language>
${entries.map((entry) => item(entry, home)).join('\n')}
  </channel>
</rss>
`

const item = ({ slug, day, title, text }: Entry, home: URL): string => `    <item>
      <title>${xmlText(title)}</title>
      <link>${xmlText(new URL(`#${slug}`, home).href)}</link>
      <guid isPermaLink="false">${slug}</guid>
      <pubDate>${new Date(day).toUTCString()}</pubDate>
      <description>${xmlText(text)}</description>
    </item>`
