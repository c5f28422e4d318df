import type { APIRoute } from 'stowaway'

/** In Astro, this would be asked for `/500` when an endpoint fails. */
export const GET: APIRoute = ({ params, url, redirect }) =>
  url.searchParams.has('slash') ? redirect(`${url.pathname}/`) : new Response(`page ${params.code}`)
