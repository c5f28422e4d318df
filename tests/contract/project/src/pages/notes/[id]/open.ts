import type { APIRoute } from 'stowaway'
import { openGate } from '../../../notes.ts'

export const POST: APIRoute = ({ params }) => {
  openGate(params.id ?? '')
  return new Response(null, { status: 204 })
}
