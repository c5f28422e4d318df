import type { NoteChange } from './note.ts'

export interface Announcement {
  readonly revision: number
  readonly change: NoteChange
}

/**
 * A channel, not a list of listeners: without a service worker, each tab has its own worker, and they must
 * notify each other too.
 */
const name = `${import.meta.env.BASE_URL}gallery/notes`

export function announce(revision: number, change: NoteChange): void {
  const channel = new BroadcastChannel(name)
  channel.postMessage({ revision, change } satisfies Announcement)
  channel.close()
}

/** Calls `listener` with each change of any tab, until `signal` aborts. */
export function onChange(listener: (announcement: Announcement) => void, signal: AbortSignal): void {
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }: MessageEvent<Announcement>) => listener(data)
  signal.addEventListener('abort', () => channel.close(), { once: true })
}
