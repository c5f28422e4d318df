import { type APIRoute, delay, networkError } from 'stowaway'

/** Late, and in a storm often without an answer. */
export const GET: APIRoute = async ({ url }) => {
  await delay([800, 1600])
  if (!url.searchParams.has('storm')) return Response.json({ weather: 'It is calm.' })
  return Math.random() < 0.5 ? networkError() : Response.json({ detail: 'The mast is broken.' }, { status: 503 })
}
