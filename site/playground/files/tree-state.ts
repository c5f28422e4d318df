import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { flushEdit } from '../state/edits.ts'
import { goTo } from '../state/panels.ts'
import { files, openPath, removeFile, renameFile, setFile } from '../state/project.ts'
import type { Content } from '../state/project-files.ts'
import { showToast } from '../state/toasts.ts'
import { foldersOf } from './path-rules.ts'
import { parentOf, type TreeRow, treeRows } from './tree-rows.ts'

/** The folders whose content does not show. */
export const closed: Signal<ReadonlySet<string>> = signal(new Set())

export const rows: ReadonlySignal<readonly TreeRow[]> = computed(() => treeRows(files.value.keys(), closed.value))

/** The row that the keyboard is at. */
export const focused: Signal<string | undefined> = signal(undefined)

/** The form above the tree, when a path is being typed. */
export const pathForm: Signal<{ readonly kind: 'add' | 'rename'; readonly path: string } | undefined> =
  signal(undefined)

/** The row that a button acts on: the focused one, otherwise the open file's. */
export const selected: ReadonlySignal<TreeRow | undefined> = computed(() => {
  const path = focused.value ?? openPath.value
  return rows.value.find((row) => row.path === path)
})

export function toggleFolder(path: string): void {
  const now = new Set(closed.peek())
  if (!now.delete(path)) now.add(path)
  closed.value = now
}

export function openFile(path: string): void {
  focused.value = path
  goTo({ path })
}

/** The folder in which a new file would lie, '' for the project's. */
export function folderForNew(): string {
  const row = selected.peek()
  if (row === undefined) return files.peek().size === 0 ? 'src/pages' : ''
  return row.isFolder ? row.path : parentOf(row.path)
}

export function addFile(path: string): void {
  batch(() => {
    setFile(path, startOf(path))
    reveal(path)
  })
  goTo({ path })
}

export function moveTo(from: string, to: string): void {
  flushEdit()
  batch(() => {
    renameFile(from, to)
    reveal(to)
  })
}

function reveal(path: string): void {
  const open = new Set(closed.peek())
  for (const folder of foldersOf(path)) open.delete(folder)
  closed.value = open
  focused.value = path
}

/** The content of a new file: a working endpoint if it is in the pages folder. */
function startOf(path: string): string {
  if (!/^src\/pages\/.*\.[tj]s$/.test(path)) return ''
  return "import type { APIRoute } from 'stowaway'\n\nexport const GET: APIRoute = () => Response.json({ hello: 'world' })\n"
}

/** What Undo of the tree brings back, the newest last. */
const removed: (readonly [string, Content | undefined][])[] = []

export function remove(path: string): void {
  flushEdit()
  const before = files.peek()
  const index = rows.peek().findIndex((row) => row.path === path)
  const name = path.split('/').at(-1)
  const gone = Array.from(before).filter(([file]) => file === path || file.startsWith(`${path}/`))
  if (gone.length === 0) return
  const wasOpen = openPath.peek()
  batch(() => {
    removeFile(path)
    focused.value = (rows.value[index] ?? rows.value.at(-1))?.path
    if (wasOpen !== undefined && openPath.value === undefined) openPath.value = nextFile(index)
  })
  removed.push(gone)
  const what = gone.length === 1 && gone[0]?.[0] === path ? name : `${name} with ${gone.length} files`
  showToast({ text: `Deleted ${what}.`, action: { label: 'Undo', run: undo } })
}

function nextFile(index: number): string | undefined {
  const near = [...rows.peek().slice(index), ...rows.peek().slice(0, index).reverse()]
  return near.find(({ isFolder }) => !isFolder)?.path
}

/** Restores files that an upload or a removal replaced. */
export function undo(): void {
  flushEdit()
  const before = removed.pop()
  if (before === undefined) {
    showToast({ text: 'Nothing to undo.' })
    return
  }
  batch(() => {
    for (const [path, content] of before) {
      if (content === undefined) removeFile(path)
      else setFile(path, content)
    }
  })
  const [first] = before[0] ?? []
  if (first === undefined) return
  if (files.peek().has(first)) {
    reveal(first)
    openPath.value = first
  }
  showToast({ text: before.length === 1 ? `${first} is back.` : `${before.length} files are back.` })
}

/** Clears the undo list, which belongs to another project. */
export function forgetUndo(): void {
  removed.length = 0
  batch(() => {
    closed.value = new Set()
    focused.value = undefined
    pathForm.value = undefined
  })
}

/** Writes files over those that are there; Undo brings those back. */
export function replaceFiles(added: ReadonlyMap<string, Content>): void {
  flushEdit()
  removed.push(Array.from(added.keys(), (path) => [path, files.peek().get(path)]))
  batch(() => {
    for (const [path, content] of added) setFile(path, content)
    const [first] = added.keys()
    if (first !== undefined) {
      reveal(first)
      openPath.value = first
    }
  })
  showToast({
    text: added.size === 1 ? `Added ${Array.from(added.keys())[0]}.` : `Added ${added.size} files.`,
    action: { label: 'Undo', run: undo },
  })
}
