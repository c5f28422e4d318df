import { type Signal, signal } from '@preact/signals'
import { startProject } from '../project/session.ts'
import { panel } from '../state/panels.ts'
import { closeDialog, dialog } from '../ui/dialogs.ts'
import type { DecodeResult } from './decode.ts'
import { linkedProject } from './linked-project.ts'

/** The content of the address's fragment, while the visitor decides. */
export const link: Signal<DecodeResult | undefined> = signal(undefined)

/** Asks about each project that the address brings, now and when its fragment changes. Opens none by itself. */
export function watchLinks(): void {
  addEventListener('hashchange', look)
  look()
}

function look(): void {
  const found = linkedProject()
  if (found === undefined) return
  link.value = found
  dialog.value = 'link'
}

/** Opens the link's content as a new project whose code does not run yet. */
export async function acceptLink(): Promise<void> {
  const found = link.peek()
  forget()
  if (found?.ok !== true) return
  panel.value = 'code'
  await startProject({ ...found.shared, isTrusted: false })
}

/** Leaves everything as it is. */
export function refuseLink(): void {
  forget()
}

/** A reload must not ask again, and the back button must not either. */
function forget(): void {
  link.value = undefined
  closeDialog()
  history.replaceState(history.state, '', location.pathname + location.search)
}
