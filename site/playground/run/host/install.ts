import { type RunMode, runMode } from '../../state/run-mode.ts'
import { addEntry } from '../log/log-entries.ts'
import { closeHost, readyHost } from './host.ts'
import { phase, running } from './running.ts'

/**
 * Goes on in a service worker of this browser. The compiler follows `runMode`: the code gets loop guards and the
 * project's own scope as its base.
 */
export async function install(): Promise<void> {
  closeHost()
  await change('installed')
  addEntry({
    kind: 'note',
    text: 'Installed in this browser: the endpoints now run in a service worker and keep their data.',
  })
}

/** Goes on in the sandbox; the worker stays installed. */
export async function leaveInstalled(): Promise<void> {
  await change('sandbox')
  addEntry({ kind: 'note', text: 'Back in the sandbox. The worker stays installed until it is removed.' })
}

/** The kill switch: removes the worker from this browser, and its data on request. */
export async function removeInstalled({ data }: { readonly data: boolean }): Promise<void> {
  const { live } = await import('./installed-host.ts')
  await live().remove({ data })
  await change('sandbox')
  addEntry({
    kind: 'note',
    text: data
      ? 'The worker and its data were removed from this browser.'
      : 'The worker was removed from this browser. Its data stays.',
  })
}

/** Deletes the endpoints' data and installs them again. */
export async function resetInstalled(): Promise<void> {
  const { createInstalledHost, live } = await import('./installed-host.ts')
  await live().remove({ data: true })
  const bundle = running.peek()
  if (bundle !== undefined) await createInstalledHost().load(bundle)
  addEntry({ kind: 'note', text: 'The endpoints’ data in this browser was deleted.' })
}

/** Goes back to the bundle before the newest one. */
export async function rollBack(): Promise<void> {
  const { live } = await import('./installed-host.ts')
  await live().rollback()
  addEntry({ kind: 'note', text: 'The code from before the last edit runs until the next edit.' })
}

/** Compiles the code for the other host. If that fails, nothing changes. */
async function change(mode: RunMode): Promise<void> {
  const before = runMode.peek()
  if (before === mode) return
  running.value = undefined
  phase.value = 'idle'
  runMode.value = mode
  try {
    await readyHost()
  } catch (error) {
    runMode.value = before
    throw error
  }
}
