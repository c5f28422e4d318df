import { type Signal, signal } from '@preact/signals'

export type SaveState =
  | { readonly is: 'saved' | 'saving' }
  /** The work is in this tab only. */
  | { readonly is: 'failed'; readonly why: string }

export const saveState: Signal<SaveState> = signal({ is: 'saved' })

/** The message about a failed write. */
export function saveProblem(error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  if (name === 'QuotaExceededError') {
    return 'The browser’s storage is full. Your latest changes exist only in this tab: download the project, or free space and try again.'
  }
  return 'The browser stores nothing for this site. Your work exists only in this tab: download the project before you leave.'
}
