export const ALL = () => new Response('the endpoint')
