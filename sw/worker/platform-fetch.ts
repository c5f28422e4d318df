/** The browser's own `fetch`, for this script itself: `answerOwnRequests` replaces the global one, for handlers. */
export const platformFetch: typeof fetch = globalThis.fetch.bind(globalThis)
