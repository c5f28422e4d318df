import type { APIRoute } from 'stowaway'
import type { Note } from '../../../../gallery/notes/note.ts'
import { changeNote, deleteNote, findNote } from '../../../../gallery/notes/note-store.ts'
import { readNote } from '../../../../gallery/notes/read-note.ts'
import { problem } from '../../../../gallery/problem.ts'
import { readJson } from '../../../../gallery/read-json.ts'

export const GET: APIRoute<'/gallery/notes/notes/[id].json'> = async ({ params }) => answer(await findNote(params.id))

/** Changes a note if its version is still the one in `If-Match`. Otherwise 412: somebody else was faster. */
export const PUT: APIRoute<'/gallery/notes/notes/[id].json'> = async ({ params, request }) => {
  const expected = request.headers.get('if-match')
  if (expected === null) return problem(428, 'Send the version that you changed in If-Match.')
  const content = readNote(await readJson(request, 64_000))
  const note = await changeNote(params.id, (kept) => {
    if (expected !== '*' && expected !== etag(kept)) {
      throw problem(412, 'This note was changed elsewhere since you opened it.')
    }
    return { ...kept, ...content, changed: new Date().toISOString(), version: kept.version + 1 }
  })
  return answer(note)
}

/** Moves a note to the trash. `POST /gallery/notes/trash/[id].json` restores it. */
export const DELETE: APIRoute<'/gallery/notes/notes/[id].json'> = async ({ params }) => {
  await deleteNote(params.id)
  return new Response(null, { status: 204 })
}

const etag = ({ version }: Note): string => `"${version}"`

const answer = (note: Note): Response =>
  Response.json(note, { headers: { etag: etag(note), 'cache-control': 'no-cache' } })
