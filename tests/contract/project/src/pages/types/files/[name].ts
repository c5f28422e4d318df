export const prerender = true
export const getStaticPaths = () => [{ params: { name: 'a.json' } }]
export const GET = () => new Response('{}')
