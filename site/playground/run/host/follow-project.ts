import { batch, effect } from '@preact/signals'
import { isTrusted } from '../../state/compiled.ts'
import { isEmbedded } from '../../state/embedded.ts'
import { project, projectId } from '../../state/project.ts'
import { runMode } from '../../state/run-mode.ts'
import { clearEntries } from '../log/log-entries.ts'
import { draft, emptyDraft } from '../request/draft.ts'
import { routeSuggestions } from '../request/route-suggestions.ts'
import { closeHost } from './host.ts'
import { manifest } from './manifest.ts'
import { exchanges, phase, running, shown } from './running.ts'

/** Starts again with each project. Nothing of the previous one is left; an installed one continues. */
export function followProject(): () => void {
  let known: string | undefined
  const stopFollowing = effect(() => {
    const id = projectId.value
    if (id === known) return
    if (known !== undefined) forget()
    known = id
  })
  const stopFinding = effect(() => {
    const id = projectId.value
    if (!isEmbedded && isTrusted.value && 'serviceWorker' in navigator) void findInstalled(id)
  })
  const stopSuggesting = effect(() => {
    const table = manifest.value
    if (table === undefined || draft.peek() !== emptyDraft) return
    const [path] = routeSuggestions(table)
    if (path !== undefined) draft.value = { ...emptyDraft, path }
  })
  return () => {
    stopFollowing()
    stopFinding()
    stopSuggesting()
  }
}

function forget(): void {
  closeHost()
  batch(() => {
    clearEntries()
    runMode.value = 'sandbox'
    running.value = undefined
    shown.value = undefined
    exchanges.value = []
    phase.value = 'idle'
  })
}

/** A worker that the visitor has installed for this project answers again, in a later visit too. */
async function findInstalled(id: string): Promise<void> {
  const scope = new URL(`${import.meta.env.BASE_URL}play/${id}/`, location.href).href
  const registration = await navigator.serviceWorker.getRegistration(scope)
  if (registration?.scope !== scope || project.peek().id !== id || !isTrusted.peek()) return
  runMode.value = 'installed'
}
