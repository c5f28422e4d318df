export const GET = () => new Response('got')
export const OPTIONS = () => new Response(null, { status: 200, headers: { allow: 'ASK-ME' } })
