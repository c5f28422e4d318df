import { storage } from 'stowaway/storage'
import { problem, spoiled } from '../problem.ts'
import { announce } from './changes.ts'
import type { Note, NoteChange } from './note.ts'
import { seedNotes } from './seed-notes.ts'

const mostNotes = 1000
const mostTrash = 20

const app = storage.namespace('gallery').namespace('notes')
const notes = app.namespace<Note>('notes')
/** The notes deleted last, the latest first. */
const trash = app.namespace<readonly Note[]>('trash')
const meta = app.namespace<number>('meta')

/** How often the collection has changed; `undefined` before the first visit. */
export const currentRevision = (): Promise<number | undefined> => meta.get('revision')

/** Counts a change and notifies every open page. */
async function changed(change: NoteChange): Promise<void> {
  announce(await meta.update('revision', (revision = 0) => revision + 1), change)
}

/** Every note. The first visit adds the demo's notes. */
export async function allNotes(): Promise<readonly Note[]> {
  if ((await currentRevision()) === undefined) await resetNotes()
  return (await notes.entries()).map(([, note]) => checked(note))
}

export async function findNote(id: string): Promise<Note> {
  const note = await notes.get(id)
  if (note === undefined) throw gone()
  return checked(note)
}

export async function addNote(content: Pick<Note, 'title' | 'text' | 'tags'>): Promise<Note> {
  if ((await notes.keys()).length >= mostNotes) throw full()
  const now = new Date().toISOString()
  const note: Note = { ...content, id: crypto.randomUUID(), created: now, changed: now, version: 1 }
  await notes.set(note.id, note)
  await changed({ kind: 'created', id: note.id, title: note.title })
  return note
}

/** Replaces a note by the result of `change`, atomically across all tabs. */
export async function changeNote(id: string, change: (note: Note) => Note): Promise<Note> {
  const note = await notes.update(id, (kept) => {
    if (kept === undefined) throw gone()
    return change(checked(kept))
  })
  await changed({ kind: 'changed', id, title: note.title })
  return note
}

export async function deleteNote(id: string): Promise<void> {
  const note = await findNote(id)
  await trash.update('notes', (list = []) => [note, ...list.filter((one) => one.id !== id)].slice(0, mostTrash))
  await notes.delete(id)
  await changed({ kind: 'deleted', id, title: note.title })
}

/** Restores a note from the trash. */
export async function restoreNote(id: string): Promise<Note> {
  const note = (await trash.get('notes'))?.find((one) => one.id === id)
  if (note === undefined) throw gone()
  await notes.set(id, note)
  await trash.update('notes', (list = []) => list.filter((one) => one.id !== id))
  await changed({ kind: 'restored', id, title: note.title })
  return note
}

/** Adds notes; a note with a known id replaces the old one. */
export async function importNotes(imported: readonly Note[]): Promise<void> {
  const ids = new Set([...(await notes.keys()), ...imported.map(({ id }) => id)])
  if (ids.size > mostNotes) throw full()
  await Promise.all(imported.map((note) => notes.set(note.id, note)))
  await changed({ kind: 'imported' })
}

/** Deletes every note and adds the demo's notes. */
export async function resetNotes(): Promise<void> {
  await Promise.all([notes.clear(), trash.clear()])
  await Promise.all(seedNotes().map((note) => notes.set(note.id, note)))
  await meta.update('revision', (revision) => (Number.isInteger(revision) ? revision : 0))
  await changed({ kind: 'reset' })
}

function checked(note: Note): Note {
  const isWhole = typeof note?.id === 'string' && typeof note.title === 'string' && typeof note.text === 'string'
  if (!isWhole || !Array.isArray(note.tags)) throw spoiled('A note')
  return note
}

const gone = (): Response => problem(404, 'This note no longer exists.')
const full = (): Response => problem(422, `The demo keeps at most ${mostNotes} notes. Delete some first.`)
