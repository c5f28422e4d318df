declare const self: ServiceWorkerGlobalScope & {
  /** Set by what stands in for a service worker (`sw/worker/fallback/`). */
  readonly stowawayFallback?: FallbackPage
}

/** What the script knows of its page where it runs in a worker of the page's own. */
export interface FallbackPage {
  /** The path for which the cookies hold that were read last. */
  readonly pathname: string
}

/** `undefined` in a service worker. */
export function fallbackPage(): FallbackPage | undefined {
  return self.stowawayFallback
}

/** What `Server-Timing` calls the place where the script runs. */
export function hostName(): 'worker' | 'page' {
  return fallbackPage() ? 'page' : 'worker'
}
