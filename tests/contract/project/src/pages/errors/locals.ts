import type { APIRoute } from 'stowaway'

export const GET: APIRoute = (context) => {
  Reflect.set(context, 'locals', {})
  return new Response('assigned')
}
