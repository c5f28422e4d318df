declare const self: ServiceWorkerGlobalScope

/**
 * Whether another origin sent this form. `Origin` is invisible in a worker, and subresource requests always come from
 * our own pages, so only a POST navigation can be foreign. Its referrer decides, or, without one, whether one of our
 * clients started it.
 */
export async function isCrossOrigin(event: FetchEvent): Promise<boolean> {
  const { request } = event
  if (request.mode !== 'navigate' || request.method === 'GET' || request.method === 'HEAD') return false
  if (request.referrer !== '') return new URL(request.referrer).origin !== self.location.origin
  return event.clientId === '' || (await self.clients.get(event.clientId)) === undefined
}
