export const prerender = [1, 2].length === 3

export const GET = ({ isPrerendered }: { isPrerendered: boolean }) => new Response(`prerendered: ${isPrerendered}`)
