declare const self: ServiceWorkerGlobalScope

/** The browser's own `fetch`, for this script itself: `answerOwnRequests` replaces the global one, for handlers. */
export const platformFetch: typeof fetch = self.fetch.bind(self)
