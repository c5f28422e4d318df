export const GET = () =>
  new Response('the text of GET', { status: 203, headers: { 'x-kept': 'yes', 'content-length': '15', etag: '"1"' } })
