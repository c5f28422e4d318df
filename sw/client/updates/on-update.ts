/** A new build that took over while the page was open. */
export interface Update {
  /** Names the build that was in control before; absent where that one did not say. */
  readonly from?: string
  /** Names the build that is in control now. */
  readonly to: string
  /**
   * Whether the page itself is of another build than its worker, so that a reload brings its newer code. `false` where
   * the page was there first and only its worker was late.
   */
  readonly isPageOld: boolean
}

const listeners = new Set<(update: Update) => void>()
let latest: Update | undefined

/**
 * Tells when a new build has taken over under the open page: from now on its endpoints answer. That is the moment to
 * offer a reload; nothing is reloaded by itself. Not called at the first visit. An update that came before the call is
 * told too. In development nothing is told: changes apply by themselves.
 *
 * @returns what ends the subscription
 *
 * @example
 * onUpdate(({ isPageOld }) => isPageOld && showBanner('A new version is here.', () => location.reload()))
 */
export function onUpdate(listener: (update: Update) => void): () => void {
  listeners.add(listener)
  if (latest !== undefined) {
    const missed = latest
    queueMicrotask(() => listeners.has(listener) && listener(missed))
  }
  return () => {
    listeners.delete(listener)
  }
}

export function announce(update: Update): void {
  latest = update
  for (const listener of [...listeners]) {
    try {
      listener(update)
    } catch (error) {
      reportError(error)
    }
  }
}
