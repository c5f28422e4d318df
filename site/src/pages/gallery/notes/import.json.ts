import type { APIRoute } from 'stowaway'
import { importNotes } from '../../../gallery/notes/note-store.ts'
import { readImport } from '../../../gallery/notes/read-import.ts'
import { readJson } from '../../../gallery/read-json.ts'

/** Takes a file of the export, 2 MB at most: all of its notes, or, where one of them is wrong, none. */
export const POST: APIRoute = async ({ request }) => {
  const notes = readImport(await readJson(request, 2_000_000))
  await importNotes(notes)
  return Response.json({ imported: notes.length })
}
