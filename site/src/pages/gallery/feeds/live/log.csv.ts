import type { APIRoute } from 'stowaway'
import { csv } from '../../../../gallery/feeds/csv.ts'
import { allEntries } from '../../../../gallery/feeds/log.ts'

/** The log as a file for a spreadsheet. */
export const GET: APIRoute = async () => {
  const rows = (await allEntries()).map(({ day, title, miles, text }) => [day, title, miles, text])
  return new Response(csv([['day', 'title', 'miles', 'text'], ...rows]), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="log.csv"',
      'cache-control': 'no-store',
    },
  })
}
