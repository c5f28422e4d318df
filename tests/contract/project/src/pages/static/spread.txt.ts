import type { APIRoute } from 'stowaway'

export const prerender = true

export const GET: APIRoute = (context) => {
  const { params: _, ...others } = context
  return new Response(typeof others.redirect)
}
