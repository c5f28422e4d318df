import type { APIRoute } from 'stowaway'

export const GET: APIRoute = ({ cookies, url }) => {
  cookies.set('kept', 'yes', { path: '/' })
  return Response.redirect(new URL('/methods/get-only', url), 303)
}
