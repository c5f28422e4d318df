import { define } from './define.ts'
import { LeaseLocks } from './lease-locks.ts'
import { randomUuid } from './random-uuid.ts'

/** Hears and tells nothing. */
class SilentChannel extends EventTarget {
  readonly name: string
  onmessage = null
  onmessageerror = null

  constructor(name: string) {
    super()
    this.name = name
  }

  postMessage(): void {}
  close(): void {}
}

/**
 * Puts in what the script relies on and this page lacks: without https browsers have no `crypto.randomUUID` and no
 * `navigator.locks`; where people block a site's data they refuse locks and channels when these are used.
 */
export async function addPolyfills(): Promise<void> {
  if (!('randomUUID' in crypto)) define(crypto, 'randomUUID', randomUuid)
  if (!(await locksWork())) define(navigator, 'locks', new LeaseLocks())
  if (!channelsWork()) define(globalThis, 'BroadcastChannel', SilentChannel)
}

async function locksWork(): Promise<boolean> {
  try {
    await navigator.locks.request('stowaway', { mode: 'shared', ifAvailable: true }, () => undefined)
    return true
  } catch {
    return false
  }
}

function channelsWork(): boolean {
  try {
    new BroadcastChannel('stowaway').close()
    return true
  } catch {
    return false
  }
}
