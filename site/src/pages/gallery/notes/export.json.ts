import type { APIRoute } from 'stowaway'
import { allNotes } from '../../../gallery/notes/note-store.ts'

/** All notes as a file to download. */
export const GET: APIRoute = async () =>
  new Response(JSON.stringify({ notes: await allNotes() }, null, 2), {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="notes-${new Date().toISOString().slice(0, 10)}.json"`,
      'cache-control': 'no-store',
    },
  })
