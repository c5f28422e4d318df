import { type Signal, signal } from '@preact/signals'

export type DialogName = 'projects' | 'share' | 'keys' | 'link'

/** The dialog that is open. */
export const dialog: Signal<DialogName | undefined> = signal(undefined)

export function closeDialog(): void {
  dialog.value = undefined
}
