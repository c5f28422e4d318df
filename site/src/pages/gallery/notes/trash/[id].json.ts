import type { APIRoute } from 'stowaway'
import { restoreNote } from '../../../../gallery/notes/note-store.ts'

/** Undoes the deletion of a note. */
export const POST: APIRoute<'/gallery/notes/trash/[id].json'> = async ({ params }) =>
  Response.json(await restoreNote(params.id))
