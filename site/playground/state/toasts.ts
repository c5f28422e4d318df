import { type Signal, signal } from '@preact/signals'

export interface Toast {
  readonly text: string
  /** What a person can do about it: `Undo`. */
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** The message at the foot of the page. */
export const toast: Signal<Toast | undefined> = signal(undefined)

/** So long a message stays, in milliseconds; one with something to do stays until the next. */
const stay = 6000

let timer: ReturnType<typeof setTimeout> | undefined

export function showToast(shown: Toast): void {
  clearTimeout(timer)
  toast.value = shown
  if (shown.action === undefined) timer = setTimeout(hideToast, stay)
}

export function hideToast(): void {
  toast.value = undefined
}
