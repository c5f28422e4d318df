import type { APIRoute } from 'stowaway'
import { cities } from '../../../cities.ts'

// [id] stands for one part of the address: /api/cities/osaka.json
export const GET: APIRoute = ({ params }) => {
  const id = params.id ?? ''
  const city = Object.hasOwn(cities, id) ? cities[id] : undefined
  if (city === undefined) return Response.json({ error: `City ${id} not found.` }, { status: 404 })
  return Response.json(city)
}
