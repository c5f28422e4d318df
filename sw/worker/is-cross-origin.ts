declare const self: ServiceWorkerGlobalScope

/**
 * Whether another origin sent this form. `Origin` is invisible in a worker, and subresource requests always come from
 * our own pages, so only a POST navigation can be foreign. Its referrer decides. Without one it counts as foreign, as
 * `Origin: null` does on a server: a page of another site may hide where it comes from, and Chromium's `clientId` is the
 * page that is replaced, not the sender.
 */
export function isCrossOrigin({ mode, method, referrer }: Request): boolean {
  if (mode !== 'navigate' || method === 'GET' || method === 'HEAD') return false
  return !URL.canParse(referrer) || new URL(referrer).origin !== self.location.origin
}
