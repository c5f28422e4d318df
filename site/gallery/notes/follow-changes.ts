import { signal } from '@preact/signals'
import { endpoint, events } from 'stowaway/client'
import type { NoteChange } from '../../src/gallery/notes/note.ts'
import { draft, refresh } from './editor-state.ts'
import { list, load } from './list-state.ts'

/** The feed's last event; `undefined` until it is connected. */
export const feed = signal<string | undefined>(undefined)

const texts: Readonly<Record<NoteChange['kind'], string>> = {
  hello: 'Connected',
  created: 'Created',
  changed: 'Changed',
  deleted: 'Deleted',
  restored: 'Restored',
  imported: 'Imported',
  reset: 'Reset',
}

/** Follows the changes of every tab. It reconnects by itself, and the revision shows what it missed. */
export async function followChanges(): Promise<never | undefined> {
  for await (const { id, data } of events(endpoint.url('/gallery/notes/events'))) {
    const { kind, id: noteId, title }: NoteChange = JSON.parse(data)
    feed.value = title === undefined ? texts[kind] : `${texts[kind]}: ${title}`
    if (Number(id) !== list.value?.revision) await load()
    const open = draft.value?.note
    // Without a note's id it may be about any of them: so after a break, when events were missed.
    if (open && (noteId ?? open.id) === open.id) await refresh(open.id)
  }
  return undefined
}
