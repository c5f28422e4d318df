import { computed, signal } from '@preact/signals'
import { endpoint } from 'stowaway/client'
import type { Note } from '../../src/gallery/notes/note.ts'
import { notify } from '../shared/notices.tsx'
import { answered, failureOf, json, type RequestFailed } from '../shared/request.ts'
import { fail, load } from './list-state.ts'

/** A note in the editor. */
interface Draft {
  /** As it was loaded or saved last; absent for a new one. */
  readonly note: Note | undefined
  readonly title: string
  readonly text: string
  /** Divided by commas. */
  readonly tags: string
}

export const draft = signal<Draft | undefined>(undefined)
export const failure = signal<RequestFailed | undefined>(undefined)

const one = '/gallery/notes/notes/[id].json'
const draftOf = (note: Note): Draft => ({ note, title: note.title, text: note.text, tags: note.tags.join(', ') })
const empty: Draft = { note: undefined, title: '', text: '', tags: '' }

export const isChanged = computed(() => {
  const { value } = draft
  if (value === undefined) return false
  const before = value.note ? draftOf(value.note) : empty
  return value.title !== before.title || value.text !== before.text || value.tags !== before.tags
})

export function edit(change: Partial<Draft>): void {
  if (draft.value) draft.value = { ...draft.value, ...change }
}

/** Saves the open note, then opens another one. */
export async function openNote(id: string): Promise<void> {
  if (!(await leave())) return
  await reload(id)
}

/** Shows the stored note; unsaved text is lost. */
export async function reload(id: string): Promise<void> {
  try {
    draft.value = draftOf(await json<Note>(endpoint(one, { params: { id } })))
    failure.value = undefined
  } catch (thrown) {
    fail(thrown)
  }
}

/** Shows another tab's version of a note, unless there are changes here: then saving reports the conflict. */
export async function refresh(id: string): Promise<void> {
  const before = draft.value
  if (isChanged.value) return
  const response = await endpoint(one, { params: { id } }).catch(() => undefined)
  const note: Note | undefined = response?.ok ? await response.json() : undefined
  if (draft.value !== before) return
  if (note) draft.value = draftOf(note)
  else if (response?.status === 404) draft.value = undefined
}

export async function startNote(): Promise<void> {
  if (await leave()) draft.value = empty
}

export async function closeNote(): Promise<void> {
  if (await leave()) draft.value = undefined
}

export function discard(): void {
  failure.value = undefined
  draft.value = draft.value?.note && draftOf(draft.value.note)
}

/** Saves changes. Returns false if that failed; the editor says why. */
async function leave(): Promise<boolean> {
  if (isChanged.value) return save()
  failure.value = undefined
  return true
}

/** `force` overwrites what another tab has saved meanwhile. */
export async function save({ force = false } = {}): Promise<boolean> {
  const { value } = draft
  if (value === undefined) return true
  const { note, title, text } = value
  const body = {
    title,
    text,
    tags: value.tags
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  }
  const headers = { 'if-match': force || note === undefined ? '*' : `"${note.version}"` }
  const asked = note
    ? endpoint(one, { method: 'PUT', params: { id: note.id }, body, headers })
    : endpoint('/gallery/notes/notes.json', { method: 'POST', body })
  try {
    const saved = await json<Note>(asked)
    failure.value = undefined
    // What was typed while it was being saved stays, and is not saved yet.
    draft.value = draft.value === value ? draftOf(saved) : draft.value && { ...draft.value, note: saved }
    await load()
    return true
  } catch (thrown) {
    failure.value = failureOf(thrown)
    return false
  }
}

export async function deleteNote({ id, title }: Note): Promise<void> {
  try {
    await answered(endpoint(one, { method: 'DELETE', params: { id } }))
    draft.value = undefined
    failure.value = undefined
    notify({ text: `“${title}” is deleted.`, action: { label: 'Undo', run: () => void restore(id) } })
    await load()
  } catch (thrown) {
    fail(thrown)
  }
}

async function restore(id: string): Promise<void> {
  try {
    const note = await json<Note>(endpoint('/gallery/notes/trash/[id].json', { method: 'POST', params: { id } }))
    notify({ text: `“${note.title}” is back.` })
    await load()
  } catch (thrown) {
    fail(thrown)
  }
}
