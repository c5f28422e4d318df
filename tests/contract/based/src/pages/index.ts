export const GET = () => new Response('the base itself')
