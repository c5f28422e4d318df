export const prerender = true

export const GET = () => new Response('the page for what is missing')
