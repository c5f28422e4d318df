import type { APIRoute } from 'stowaway'
import { eventsOf } from '../../notes.ts'

export const GET: APIRoute = ({ params }) => Response.json(eventsOf(params.id ?? ''))
