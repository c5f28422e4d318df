/// <reference types="vite/client" />
export const GET = () => new Response('never')

if (import.meta.env.SSR) throw new Error('secret of loading')
