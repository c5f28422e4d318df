/** Middleware leads elsewhere before this runs. */
export const GET = () => new Response('not led')
