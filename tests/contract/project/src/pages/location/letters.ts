import type { APIRoute } from 'stowaway'

const moved = (location: string): Response => new Response(null, { status: 307, headers: { location } })

export const GET: APIRoute = ({ redirect, url }) => {
  if (url.search === '?header') return moved('/caf\u00e9')
  // The bytes of UTF-8, as `fetch` gives those of another server.
  if (url.search === '?bytes') return moved('/caf\u00c3\u00a9')
  return redirect('/caf\u00e9?\u65e5')
}
