import type { APIRoute } from 'stowaway'
import { listNotes } from '../../../gallery/notes/list-notes.ts'
import { type Sort, sorts } from '../../../gallery/notes/note.ts'
import { addNote, allNotes, currentRevision } from '../../../gallery/notes/note-store.ts'
import { readNote } from '../../../gallery/notes/read-note.ts'
import { problem } from '../../../gallery/problem.ts'
import { readJson } from '../../../gallery/read-json.ts'

/** A page of notes: `?q=words&tag=garden&sort=title&page=2`. */
export const GET: APIRoute = async ({ url: { searchParams } }) => {
  const words = searchParams.get('q') ?? ''
  const sort = searchParams.get('sort') ?? 'changed'
  const page = Number(searchParams.get('page') ?? 1)
  if (words.length > 200) return problem(422, 'Search for at most 200 characters.', { field: 'q' })
  if (!isSort(sort)) return problem(422, `Sort by one of ${sorts.join(', ')}.`, { field: 'sort' })
  if (!Number.isInteger(page) || page < 1) return problem(422, 'Pages count from 1.', { field: 'page' })
  const notes = await allNotes()
  const query = { words, tag: searchParams.get('tag'), sort, page }
  const headers = { 'cache-control': 'no-store' }
  return Response.json(listNotes(notes, query, (await currentRevision()) ?? 0), { headers })
}

export const POST: APIRoute = async ({ request, url }) => {
  const note = await addNote(readNote(await readJson(request, 64_000)))
  return Response.json(note, { status: 201, headers: { location: new URL(`notes/${note.id}.json`, url).pathname } })
}

const isSort = (value: string): value is Sort => sorts.some((sort) => sort === value)
