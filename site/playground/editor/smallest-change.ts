import type { EditorState } from '@codemirror/state'

/** The smallest change that makes this text of a document, so that its history and the selection stay sensible. */
export function smallestChange(state: EditorState, text: string): { from: number; to: number; insert: string } {
  const old = state.doc.toString()
  const most = Math.min(old.length, text.length)
  let start = 0
  while (start < most && old[start] === text[start]) start += 1
  let end = 0
  while (end < most - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end += 1
  return { from: start, to: old.length - end, insert: text.slice(start, text.length - end) }
}
