export const GET = () => new Response('p {}').clone()
