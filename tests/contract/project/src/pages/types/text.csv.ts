export const GET = () => new Response('a,b')
