import type { APIRoute } from 'stowaway'
import { builtEntries } from '../../../gallery/feeds/entry.ts'
import { latestFirst } from '../../../gallery/feeds/log.ts'
import { rss } from '../../../gallery/feeds/rss.ts'

export const prerender = true

/** A file of the build: `url` is its address on the configured site. */
export const GET: APIRoute = ({ url }) =>
  new Response(rss(latestFirst(builtEntries), url, new URL('.', url)), {
    headers: { 'content-type': 'application/rss+xml' },
  })
