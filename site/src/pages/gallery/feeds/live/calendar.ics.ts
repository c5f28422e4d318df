import type { APIRoute } from 'stowaway'
import { calendar } from '../../../../gallery/feeds/calendar.ts'
import { etagResponse } from '../../../../gallery/feeds/etag-response.ts'
import { allEntries } from '../../../../gallery/feeds/log.ts'

export const GET: APIRoute = async ({ request, url }) =>
  etagResponse(request, calendar(await allEntries(), url.hostname), { 'content-type': 'text/calendar; charset=utf-8' })
