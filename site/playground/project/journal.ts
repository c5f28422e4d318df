import type { Content } from '../state/project-files.ts'
import { fromBase64Url, toBase64Url } from './base64url.ts'
import type { StoredProject } from './project-store.ts'

const keyOf = (id: string): string => `stowaway:playground:unsaved:${id}`

/** A file's content as JSON: text, bytes in a list, null where it was removed. */
type Entry = [path: string, content: string | [bytes: string] | null]

interface Journal {
  /** The stored revisions to which these changes apply. */
  readonly bases: readonly string[]
  readonly changes: readonly Entry[]
  readonly open?: string
}

/** Where there is no room for all, files of this length in characters, or longer ones, are left out. */
const long = 200_000

/**
 * Notes what is not written yet, at once: a page that is left does not wait for a database. Changes that there is no room
 * for are lost, as without a note.
 */
export function noteUnsaved(
  id: string,
  { bases, open }: Pick<Journal, 'bases' | 'open'>,
  files: ReadonlyMap<string, Content>,
  saved: ReadonlyMap<string, Content>,
): void {
  const changed = Array.from(files).filter(([path, content]) => saved.get(path) !== content)
  const removed = Array.from(saved.keys()).filter((path) => !files.has(path))
  const changes: Entry[] = [
    ...changed.map(([path, content]): Entry => [path, typeof content === 'string' ? content : [toBase64Url(content)]]),
    ...removed.map((path): Entry => [path, null]),
  ]
  const journal = { bases, ...(open !== undefined && { open }) }
  if (write(id, { ...journal, changes })) return
  write(id, { ...journal, changes: changes.filter(([, content]) => lengthOf(content) < long) })
}

function write(id: string, journal: Journal): boolean {
  try {
    localStorage.setItem(keyOf(id), JSON.stringify(journal))
    return true
  } catch {
    return false
  }
}

const lengthOf = (content: Entry[1]): number => (Array.isArray(content) ? content[0].length : (content?.length ?? 0))

export function forgetUnsaved(id: string): void {
  try {
    localStorage.removeItem(keyOf(id))
  } catch {
    // There is none then.
  }
}

/** A stored project with its noted changes, or the same project if there are no changes. */
export function withUnsaved(stored: StoredProject): StoredProject {
  const journal = readJournal(stored.info.id)
  if (journal === undefined || !journal.bases.includes(stored.info.revision)) return stored
  const files = new Map(stored.files)
  for (const [path, content] of journal.changes) {
    const bytes = Array.isArray(content) ? fromBase64Url(content[0]) : undefined
    if (content === null) files.delete(path)
    else if (typeof content === 'string') files.set(path, content)
    else if (bytes !== undefined) files.set(path, bytes)
  }
  const { open = stored.info.open } = journal
  return { info: { ...stored.info, ...(open !== undefined && { open }) }, files }
}

function readJournal(id: string): Journal | undefined {
  try {
    const text = localStorage.getItem(keyOf(id))
    // Only `noteUnsaved` writes this key.
    return text === null ? undefined : (JSON.parse(text) as Journal)
  } catch {
    return undefined
  }
}
