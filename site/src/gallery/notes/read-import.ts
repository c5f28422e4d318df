import { problem } from '../problem.ts'
import type { Note } from './note.ts'
import { readNote } from './read-note.ts'

/** The notes of an exported file; throws a 422 that says which of them is wrong, counted from 1. */
export function readImport({ notes }: Readonly<Record<string, unknown>>): readonly Note[] {
  if (!Array.isArray(notes)) throw problem(422, 'This file contains no notes: it needs a list named “notes”.')
  return notes.map((note: unknown, index) => {
    if (typeof note !== 'object' || note === null) throw problem(422, `Note ${index + 1} is not an object.`)
    return readOne({ ...note }, index + 1)
  })
}

function readOne(input: Readonly<Record<string, unknown>>, number: number): Note {
  const { id, version } = input
  if (id !== undefined && !(typeof id === 'string' && /^[\w-]{1,64}$/.test(id))) {
    throw problem(422, `Note ${number} has an invalid id: use only letters, digits and dashes.`)
  }
  const now = new Date().toISOString()
  return {
    ...readNote(input, `Note ${number}: the`),
    id: id ?? crypto.randomUUID(),
    created: isDate(input.created) ? input.created : now,
    changed: isDate(input.changed) ? input.changed : now,
    version: typeof version === 'number' && Number.isSafeInteger(version) && version > 0 ? version + 1 : 1,
  }
}

const isDate = (value: unknown): value is string =>
  typeof value === 'string' && new Date(value).getTime() > 0 && new Date(value).toISOString() === value
