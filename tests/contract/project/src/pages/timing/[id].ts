export const GET = () => new Response('timed')
