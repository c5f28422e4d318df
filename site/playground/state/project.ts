import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { type Content, movedPath } from './project-files.ts'

export interface ProjectInfo {
  /** Letters, digits and `-`: also the name of the project's live scope, `play/<id>/`. */
  readonly id: string
  readonly name: string
}

/** The project on the screen. */
export const project: Signal<ProjectInfo> = signal({ id: 'untitled', name: 'Untitled' })

/** Which project that is: does not change with its name. */
export const projectId: ReadonlySignal<string> = computed(() => project.value.id)

/** Its files: path from the project's folder, as in `src/pages/api/[id].json.ts`, → content. */
export const files: Signal<ReadonlyMap<string, Content>> = signal(new Map())

/** The file in the editor. */
export const openPath: Signal<string | undefined> = signal(undefined)

/** The content of the file in the editor. */
export const openContent: ReadonlySignal<Content | undefined> = computed(() =>
  openPath.value === undefined ? undefined : files.value.get(openPath.value),
)

/** Writes a file, new or not. Changes nothing where the content is the same. */
export function setFile(path: string, content: Content): void {
  if (files.peek().get(path) === content) return
  files.value = new Map(files.peek()).set(path, content)
}

const renamed = new Set<(from: string, to: string) => void>()

/** Called for each file that gets another path. */
export function onRenamed(listener: (from: string, to: string) => void): () => void {
  renamed.add(listener)
  return () => renamed.delete(listener)
}

/** Moves a file or a folder. */
export function renameFile(from: string, to: string): void {
  for (const path of files.peek().keys()) {
    const moved = movedPath(path, from, to)
    if (moved !== path) for (const listener of renamed) listener(path, moved)
  }
  batch(() => {
    files.value = new Map(Array.from(files.peek(), ([path, content]) => [movedPath(path, from, to), content]))
    const open = openPath.peek()
    if (open !== undefined) openPath.value = movedPath(open, from, to)
  })
}

/** Removes a file or a folder. */
export function removeFile(path: string): void {
  batch(() => {
    files.value = new Map(Array.from(files.peek()).filter(([file]) => movedPath(file, path, '') === file))
    const open = openPath.peek()
    if (open !== undefined && !files.value.has(open)) openPath.value = undefined
  })
}
