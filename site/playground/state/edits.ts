import { isLarge } from '../ui/file-size.ts'
import { setFile } from './project.ts'

/** A large document is read out of the editor after a pause in typing of this many milliseconds. */
const pause = 400

let pending: { readonly path: string; readonly text: () => string } | undefined
let timer: ReturnType<typeof setTimeout> | undefined
let length = 0

/** Applies an edit to the project: at once, or after a pause if the file is large. */
export function edited(path: string, text: () => string): void {
  if (pending !== undefined && pending.path !== path) flushEdit()
  pending = { path, text }
  clearTimeout(timer)
  if (isLarge(length)) timer = setTimeout(flushEdit, pause)
  else flushEdit()
}

/** Applies waiting edits. */
export function flushEdit(): void {
  clearTimeout(timer)
  if (pending === undefined) return
  const { path, text } = pending
  pending = undefined
  const content = text()
  length = content.length
  setFile(path, content)
}
