import { signal } from '@preact/signals'
import { endpoint, events } from 'stowaway/client'
import type { NoteChange } from '../../src/gallery/notes/note.ts'
import { draft, isChanged, reload } from './editor-state.ts'
import { list, load } from './list-state.ts'

/** What the feed told last; `undefined` until it is connected. */
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

/** Follows the changes of every tab. After a break it comes back by itself, and the revision tells what was missed. */
export async function followChanges(): Promise<never | undefined> {
  for await (const { id, data } of events(endpoint.url('/gallery/notes/events'))) {
    const { kind, id: noteId, title }: NoteChange = JSON.parse(data)
    feed.value = title === undefined ? texts[kind] : `${texts[kind]}: ${title}`
    if (Number(id) === list.value?.revision) continue
    await load()
    const open = draft.value?.note
    const isOther = noteId === open?.id && kind === 'changed' && !isChanged.value
    if (open && isOther && open.version !== undefined) await reload(open.id)
    if (open && noteId === open.id && kind === 'deleted' && !isChanged.value) draft.value = undefined
  }
  return undefined
}
