import type { APIRoute } from 'stowaway'
import { importNotes } from '../../../gallery/notes/note-store.ts'
import { readImport } from '../../../gallery/notes/read-import.ts'
import { readJson } from '../../../gallery/read-json.ts'

/** Imports an exported file of at most 2 MB: all of its notes, or no note if one is invalid. */
export const POST: APIRoute = async ({ request }) => {
  const notes = readImport(await readJson(request, 2_000_000))
  await importNotes(notes)
  return Response.json({ imported: notes.length })
}
