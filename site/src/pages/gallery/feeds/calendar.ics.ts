import type { APIRoute } from 'stowaway'
import { calendar } from '../../../gallery/feeds/calendar.ts'
import { builtEntries } from '../../../gallery/feeds/entry.ts'

export const prerender = true

export const GET: APIRoute = ({ url }) =>
  new Response(calendar(builtEntries, url.hostname), { headers: { 'content-type': 'text/calendar' } })
