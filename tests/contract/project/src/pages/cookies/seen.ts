import type { APIRoute } from 'stowaway'

/** What is known of the cookie `?name=`, by the context and by the header. */
export const GET: APIRoute = ({ cookies, request, url }) => {
  const name = url.searchParams.get('name') ?? ''
  const pairs = request.headers.get('cookie')?.split('; ') ?? []
  return Response.json({
    has: cookies.has(name),
    value: cookies.get(name)?.value ?? null,
    sent: pairs.filter((pair) => pair.startsWith(`${name}=`)),
  })
}

export const DELETE: APIRoute = ({ cookies, url }) => {
  cookies.delete(url.searchParams.get('name') ?? '', { path: '/' })
  return new Response('deleted')
}
