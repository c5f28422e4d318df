import type { APIRoute } from 'stowaway'
import { note } from '../../notes.ts'

export const GET: APIRoute = async ({ params: { id = '' }, request }) => {
  note(id, 'started')
  await new Promise<void>((resolve) => {
    request.signal.addEventListener('abort', () => {
      note(id, 'aborted')
      resolve()
    })
    setTimeout(resolve, 10_000)
  })
  return new Response('nobody reads this')
}
