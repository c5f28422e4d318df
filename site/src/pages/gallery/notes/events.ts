import { type APIRoute, eventStream } from 'stowaway'
import { onChange } from '../../../gallery/notes/changes.ts'
import type { NoteChange } from '../../../gallery/notes/note.ts'
import { currentRevision } from '../../../gallery/notes/note-store.ts'

/** Sends each change to every open page. An event's id is the revision, so a page knows what it missed. */
export const GET: APIRoute = (context) =>
  eventStream(context, async (events) => {
    const tell = (revision: number, change: NoteChange): void => {
      // It rejects when the page has gone, and then the stream is over anyway.
      events.send({ id: revision, data: change }).catch(() => {})
    }
    onChange(({ revision, change }) => tell(revision, change), events.signal)
    tell((await currentRevision()) ?? 0, { kind: 'hello' })
    await new Promise((resolve) => events.signal.addEventListener('abort', resolve, { once: true }))
  })
