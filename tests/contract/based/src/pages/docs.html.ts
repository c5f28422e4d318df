export const prerender = true

export const GET = () => new Response('<p>docs</p>', { headers: { 'content-type': 'text/html' } })
