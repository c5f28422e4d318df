let count = 0

/** Page and tab are told apart by the worker, so that a count is enough. */
export const newCallId = (): string => String(++count)

/**
 * The address with a mark for the worker, in the fragment: no server sees it, and the worker hides it from endpoints.
 * `undefined` where no worker could see it, or where the address has a fragment of its own. For pages that may have one.
 */
export function markCall(address: string | URL, id: string): string | undefined {
  if (!navigator.serviceWorker.controller || !URL.canParse(address, document.baseURI)) return undefined
  const { href, origin, hash } = new URL(address, document.baseURI)
  return origin === location.origin && hash === '' ? `${href}#stowaway=${id}` : undefined
}
