/** A new build that took over while the page was open. */
export interface Update {
  /** Names the build that was in control before. Absent if that build did not say. */
  readonly from?: string
  /** Names the build that is in control now. */
  readonly to: string
  /**
   * Whether the page has another build than its worker, so that a reload brings newer code. `false` if the page was
   * there first and only its worker was late.
   */
  readonly isPageOld: boolean
}

interface Updates {
  readonly listeners: Set<(update: Update) => void>
  latest?: Update
}

/** The gate's part of the page and the app are bundled apart, and each has a copy of this file. */
const key = Symbol.for('stowaway.updates')

function updatesOfPage(): Updates {
  // Only set here.
  const found = Reflect.get(globalThis, key) as Updates | undefined
  if (found !== undefined) return found
  const updates: Updates = { listeners: new Set() }
  Reflect.set(globalThis, key, updates)
  return updates
}

/**
 * Reports when a new build has taken over under the open page: from now on its endpoints answer. This is the moment to
 * offer a reload, since nothing is reloaded by itself. It is not called at the first visit. An update before the call
 * is reported too. In development nothing is reported: changes apply by themselves.
 *
 * @returns an unsubscribe function
 *
 * @example
 * onUpdate(({ isPageOld }) => isPageOld && showBanner('A new version is here.', () => location.reload()))
 */
export function onUpdate(listener: (update: Update) => void): () => void {
  const { listeners, latest } = updatesOfPage()
  listeners.add(listener)
  if (latest !== undefined) queueMicrotask(() => listeners.has(listener) && listener(latest))
  return () => {
    listeners.delete(listener)
  }
}

export function announce(update: Update): void {
  const updates = updatesOfPage()
  updates.latest = update
  for (const listener of [...updates.listeners]) {
    try {
      listener(update)
    } catch (error) {
      reportError(error)
    }
  }
}
