export const GET = () => new Response(new TextEncoder().encode('<a/>'))
