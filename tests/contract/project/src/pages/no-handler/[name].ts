export const GET = () => new Response('the next route')
