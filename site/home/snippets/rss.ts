import type { APIRoute } from 'stowaway'

export const prerender = true

export const GET: APIRoute = ({ site }) =>
  new Response(
    `<?xml version="1.0"?>
<rss version="2.0"><channel>
  <title>Log book</title><link>${site}</link>
</channel></rss>`,
  )
