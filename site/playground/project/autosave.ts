import { batch, effect } from '@preact/signals'
import { type Draft, draft } from '../run/request/draft.ts'
import { isTrusted } from '../state/compiled.ts'
import { flushEdit } from '../state/edits.ts'
import { files, openPath, project } from '../state/project.ts'
import type { Content } from '../state/project-files.ts'
import { showToast } from '../state/toasts.ts'
import { forgetUnsaved, noteUnsaved } from './journal.ts'
import { newId } from './new-id.ts'
import { readProject, type StoredProject, writeProject } from './project-store.ts'
import { saveProblem, saveState } from './save-state.ts'
import { keepTabProject } from './tab-project.ts'

/** So long after an edit the project is written, in milliseconds. */
const pause = 150

/** The revision of the open project as it is stored. */
let revision = ''
/** The revision that is being written. */
let next: string | undefined
/** The files as they are stored. */
let saved: ReadonlyMap<string, Content> = new Map()
/** The name and the consent as they are stored. */
let savedHead = ''
let isDirty = false
let isPaused = false
let timer: ReturnType<typeof setTimeout> | undefined
let writing: Promise<void> = Promise.resolve()

/** What is on the screen now is what is stored under this revision; '' where it is not stored yet. */
export function adopt(stored: string, content: ReadonlyMap<string, Content>): void {
  savedHead = head()
  revision = stored
  saved = stored === '' ? new Map() : content
  isPaused = false
  isDirty = stored === ''
}

/** Writes nothing more until another project is on the screen. */
export function pauseSaving(): void {
  isPaused = true
  isDirty = false
}

/** Writes the project after each change, and at once when the page is left. */
export function startSaving(): () => void {
  let seen: unknown[] = []
  const stop = effect(() => {
    const now = [project.value, files.value, isTrusted.value, openPath.value, draft.value]
    const isSame = seen[0] !== undefined && project.value.id === lastId && now.some((value, at) => value !== seen[at])
    lastId = project.value.id
    seen = now
    if (isSame) touch()
  })
  const leave = (): void => {
    flushEdit()
    if (isPaused || (!isDirty && next === undefined)) return
    const open = openPath.peek()
    const bases = next === undefined ? [revision] : [revision, next]
    noteUnsaved(project.peek().id, { bases, ...(open !== undefined && { open }) }, files.peek(), saved)
    void flushSave()
  }
  const hide = (): void => {
    if (document.visibilityState === 'hidden') leave()
  }
  addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', hide)
  return () => {
    stop()
    removeEventListener('pagehide', leave)
    document.removeEventListener('visibilitychange', hide)
  }
}

let lastId: string | undefined

function touch(): void {
  if (isPaused) return
  isDirty = true
  clearTimeout(timer)
  timer = setTimeout(() => void flushSave(), pause)
}

/** Writes unsaved changes; `force` always writes. Never rejects: `saveState` has the result. */
export function flushSave(force = false): Promise<void> {
  flushEdit()
  clearTimeout(timer)
  writing = writing.then(() => (isDirty || force ? save() : undefined))
  return writing
}

async function save(): Promise<void> {
  isDirty = false
  saveState.value = { is: 'saving' }
  const base = revision
  // Which file is open is no change of the project: another tab may write on without looking.
  const isView = base !== '' && files.peek() === saved && head() === savedHead
  const written = isView ? base : crypto.randomUUID()
  const writtenHead = head()
  next = written
  const stored = current(written)
  try {
    if (await writeProject(stored, base === '' ? undefined : base)) {
      if (project.peek().id === stored.info.id) {
        revision = written
        saved = stored.files
        savedHead = writtenHead
      }
      if (!isDirty) forgetUnsaved(stored.info.id)
    } else if (stored.files !== saved || !(await takeOver(stored.info.id))) await saveApart(stored)
    saveState.value = { is: 'saved' }
  } catch (error) {
    isDirty = true
    saveState.value = { is: 'failed', why: saveProblem(error) }
  } finally {
    next = undefined
  }
}

/** Another tab has changed the project, and this one has not: it shows what is stored. @returns false where that is gone */
async function takeOver(id: string): Promise<boolean> {
  const found = await readProject(id)
  if (found === undefined || files.peek() !== saved) return false
  batch(() => {
    revision = found.info.revision
    saved = found.files
    files.value = found.files
    if (!found.files.has(openPath.peek() ?? '')) openPath.value = found.files.keys().next().value
    project.value = { id, name: found.info.name }
    savedHead = head()
  })
  showToast({ text: 'Another tab changed the project. You now see its version.' })
  return true
}

/** Another tab has changed the project: this tab's state becomes a project of its own, and nothing is lost. */
async function saveApart({ info, files: content }: StoredProject): Promise<void> {
  const name = `${info.name} (this tab)`
  const id = newId()
  await writeProject({ info: { ...info, id, name }, files: content }, undefined)
  revision = info.revision
  saved = content
  lastId = id
  project.value = { id, name }
  savedHead = head()
  keepTabProject(id)
  showToast({ text: `Another tab changed the project. Your version is saved as “${name}”.` })
}

const head = (): string => `${isTrusted.peek()} ${project.peek().name}`

function current(written: string): StoredProject {
  const { id, name } = project.peek()
  const open = openPath.peek()
  return {
    info: {
      id,
      name,
      isTrusted: isTrusted.peek(),
      ...(open !== undefined && { open }),
      changed: Date.now(),
      revision: written,
      draft: withoutFiles(draft.peek()),
    },
    files: files.peek(),
  }
}

/** Not every browser keeps files in its database. */
function withoutFiles({ file: _, ...kept }: Draft): Draft {
  return { ...kept, form: kept.form.filter(({ value }) => typeof value === 'string') }
}
