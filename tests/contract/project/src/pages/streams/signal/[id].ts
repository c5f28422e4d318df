import type { APIRoute } from 'stowaway'
import { note } from '../../../notes.ts'

/** One part, and then nothing; the signal tells when the caller has gone. */
export const GET: APIRoute = ({ params: { id = '' }, signal }) => {
  signal.addEventListener('abort', () => note(id, `aborted: ${signal.reason.name}`))
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('one')),
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
}
