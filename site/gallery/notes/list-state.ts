import { effect, signal } from '@preact/signals'
import { endpoint } from 'stowaway/client'
import type { NotePage } from '../../src/gallery/notes/note.ts'
import { notify } from '../shared/notices.tsx'
import { answered, failureOf, json } from '../shared/request.ts'
import { query } from './query.ts'

export const list = signal<NotePage | undefined>(undefined)
/** Why nothing can be shown, if the stored data is damaged. */
export const damage = signal<string | undefined>(undefined)

let latest = 0

/** Loads the page of notes again. If responses overtake each other, the last request counts. */
export async function load(): Promise<void> {
  const { q, tag, sort, page } = query.value
  latest += 1
  const own = latest
  try {
    const found = await json<NotePage>(endpoint('/gallery/notes/notes.json', { query: { q, tag, sort, page } }))
    if (own !== latest) return
    list.value = found
    damage.value = undefined
  } catch (thrown) {
    if (own === latest) fail(thrown)
  }
}

export function fail(thrown: unknown): void {
  const { message, isSpoiled } = failureOf(thrown)
  if (isSpoiled) damage.value = message
  else notify({ text: message, isError: true })
}

/** Loads with each change of the search, and once at the start. */
export function followQuery(): void {
  effect(() => {
    void load()
  })
}

export async function importFile(file: File): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  try {
    const asked = endpoint('/gallery/notes/import.json', { method: 'POST', body: file, headers })
    const { imported } = await json<{ imported: number }>(asked)
    notify({ text: imported === 1 ? 'Imported one note.' : `Imported ${imported} notes.` })
    await load()
  } catch (thrown) {
    fail(thrown)
  }
}

export async function reset(): Promise<void> {
  try {
    await answered(endpoint('/gallery/notes/data.json', { method: 'DELETE' }))
    notify({ text: 'The demo notes are back. All others were deleted.' })
    await load()
  } catch (thrown) {
    fail(thrown)
  }
}
