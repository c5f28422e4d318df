export const prerender = [1, 2].length === 2

export const GET = ({ isPrerendered }: { isPrerendered: boolean }) => new Response(`prerendered: ${isPrerendered}`)
