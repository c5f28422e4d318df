export const GET = () =>
  new Response(
    new ReadableStream({
      start: (controller) => controller.error(new Error('secret of the stream')),
    }),
    { headers: { 'content-type': 'text/plain' } },
  )
