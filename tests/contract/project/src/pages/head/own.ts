export const GET = () => new Response('GET')
export const HEAD = () => new Response('never delivered', { headers: { 'x-from': 'HEAD' } })
