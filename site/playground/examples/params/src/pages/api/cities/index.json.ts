import type { APIRoute } from 'stowaway'
import { cities } from '../../../cities.ts'

// /api/cities/index.json: all of them.
export const GET: APIRoute = () =>
  Response.json(Object.entries(cities).map(([id, { name }]) => ({ id, name, url: `${id}.json` })))
