import type { APIRoute } from 'stowaway'

/** Sets what it is told. */
export const POST: APIRoute = async ({ cookies, request }) => {
  const { name, value, path = '/' } = await request.json()
  cookies.set(name, value, { path })
  return new Response('set')
}
