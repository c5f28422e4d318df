declare const self: ServiceWorkerGlobalScope & {
  /** Set by the fallback (`sw/worker/fallback/`). */
  readonly stowawayFallback?: FallbackPage
}

/** What the script knows about its page when it runs in the fallback. */
interface FallbackPage {
  /** The path for which the last cookies were read. */
  readonly pathname: string
}

/** `undefined` in a service worker. */
export function fallbackPage(): FallbackPage | undefined {
  return self.stowawayFallback
}

/** The name in `Server-Timing` for where the script runs. */
export function hostName(): 'worker' | 'fallback' {
  return fallbackPage() ? 'fallback' : 'worker'
}
