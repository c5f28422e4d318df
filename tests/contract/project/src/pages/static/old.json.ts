export const prerender = true

export const get = () => ({ body: '{"old":true}' })
