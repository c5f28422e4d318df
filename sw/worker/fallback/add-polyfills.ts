import { define } from './define.ts'
import { LeaseLocks } from './lease-locks.ts'
import { randomUuid } from './random-uuid.ts'

/** Sends and receives nothing. */
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
 * Adds what the script needs and this page lacks. Without https, browsers have no `crypto.randomUUID` and no
 * `navigator.locks`. If people block a site's data, locks and channels throw when they are used.
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
