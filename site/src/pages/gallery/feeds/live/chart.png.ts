import type { APIRoute } from 'stowaway'
import { encodePng } from '../../../../encode-png.ts'
import { drawChart } from '../../../../gallery/feeds/draw-chart.ts'
import { allEntries } from '../../../../gallery/feeds/log.ts'

/** The miles of each day, drawn pixel by pixel. */
export const GET: APIRoute = async () => {
  const miles = (await allEntries()).map((entry) => entry.miles).reverse()
  return new Response(await encodePng(drawChart(miles)), { headers: { 'cache-control': 'no-store' } })
}
