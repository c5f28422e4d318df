import type { APIRoute } from 'stowaway'

/** Sets the cookies of the request's body. */
export const POST: APIRoute = async ({ cookies, request }) => {
  const { name, value, path = '/' } = await request.json()
  cookies.set(name, value, { path })
  return new Response('set')
}
