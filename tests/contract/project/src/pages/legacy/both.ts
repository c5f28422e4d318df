export const GET = () => new Response('upper')
export const get = () => ({ body: 'lower' })
