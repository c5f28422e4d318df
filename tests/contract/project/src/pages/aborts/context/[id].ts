import type { APIRoute } from 'stowaway'
import { note } from '../../../notes.ts'

export const GET: APIRoute = async ({ params: { id = '' }, signal }) => {
  note(id, 'started')
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => {
      note(id, `aborted: ${signal.reason.name}`)
      resolve()
    })
    setTimeout(resolve, 10_000)
  })
  return new Response('nobody reads this')
}
