declare const self: ServiceWorkerGlobalScope

/** Answers requests of pages to other origins that match. The worker's own router leaves all of them alone. */
export function onOriginRequest<Match>(
  match: (url: URL) => Match | undefined,
  answer: (match: Match, event: FetchEvent) => Promise<Response>,
): void {
  self.addEventListener('fetch', (event) => {
    const url = new URL(event.request.url)
    const found = url.origin === self.location.origin ? undefined : match(url)
    if (found === undefined) return
    event.stopImmediatePropagation()
    event.respondWith(answer(found, event))
  })
}
