import { note } from '../../notes.ts'

export const GET = () =>
  new Response(
    new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('more ')),
      cancel: () => note('head-stream', 'cancelled'),
    }),
    { headers: { 'content-type': 'text/plain', 'x-kept': 'yes' } },
  )
