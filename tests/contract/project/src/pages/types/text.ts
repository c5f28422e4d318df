export const GET = () => new Response('text')
