import type { APIRoute } from 'stowaway'
import { note, passGate } from '../../notes.ts'

/** Three parts; each waits for a gate to open after the one before. */
export const GET: APIRoute = ({ params: { id = '' } }) => {
  const parts = ['one', 'two', 'three']
  const body = new ReadableStream(
    {
      async pull(controller) {
        const part = parts.shift()
        if (parts.length < 2) await passGate(id)
        if (part === undefined) controller.close()
        else controller.enqueue(new TextEncoder().encode(part))
      },
      cancel: () => note(id, 'cancelled'),
    },
    { highWaterMark: 0 },
  )
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
}
