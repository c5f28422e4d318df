import type { APIRoute } from 'stowaway'

export const GET: APIRoute = ({ cookies }) => {
  cookies.set('kept', 'yes', { path: '/' })
  return fetch('data:text/plain,fetched')
}
