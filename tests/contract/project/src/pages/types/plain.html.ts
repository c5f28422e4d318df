/** The source of a page, to be read. */
export const GET = () => new Response('<p>', { headers: { 'content-type': 'text/plain; charset=utf-8' } })
