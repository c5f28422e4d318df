import type { APIRoute } from 'stowaway'
import { etagResponse } from '../../../../gallery/feeds/etag-response.ts'
import { allEntries } from '../../../../gallery/feeds/log.ts'
import { rss } from '../../../../gallery/feeds/rss.ts'

/** The same feed with the visitor's entries, created for each request. */
export const GET: APIRoute = async ({ request, url }) =>
  etagResponse(request, rss(await allEntries(), url, new URL('..', url)), {
    'content-type': 'application/rss+xml; charset=utf-8',
  })
