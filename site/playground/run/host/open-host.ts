import type { RunMode } from '../../state/run-mode.ts'
import type { RunHost } from './run-host.ts'
import { tellEvent } from './tell-event.ts'

let stopTelling: (() => void) | undefined

/** Starts the host of a mode; its code is loaded with the first. */
export async function openHost(mode: RunMode): Promise<RunHost> {
  const host =
    mode === 'sandbox'
      ? (await import('./sandbox-host.ts')).createSandboxHost()
      : (await import('./installed-host.ts')).createInstalledHost()
  stopTelling?.()
  stopTelling = host.onEvent(tellEvent)
  return host
}
