import { probeName } from '../core/names/probe-name.ts'
import { workerScope } from './worker-scope.ts'

declare const self: ServiceWorkerGlobalScope

/** Tells a page that its requests get here. Call this before other listeners. */
export function answerProbes(): void {
  const path = workerScope() + probeName
  self.addEventListener('fetch', (event) => {
    if (new URL(event.request.url).pathname !== path) return
    event.stopImmediatePropagation()
    event.respondWith(new Response(null, { status: 204 }))
  })
}
