import type { APIRoute } from 'stowaway'
import { resetNotes } from '../../../gallery/notes/note-store.ts'

/** Resets the demo to the notes that it starts with. */
export const DELETE: APIRoute = async () => {
  await resetNotes()
  return new Response(null, { status: 204 })
}
