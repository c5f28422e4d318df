export const GET = () => new Response('pre-[id]')
