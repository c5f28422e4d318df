export const GET = () => new Response('{}', { headers: { 'content-type': 'application/vnd.own' } })
