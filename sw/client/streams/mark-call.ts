let count = 0

/** Page and tab are told apart by the worker, so that a count is enough. */
export const newCallId = (): string => String(++count)

/**
 * The address with a mark for the worker, in the fragment: no server sees it, and the worker hides it from endpoints.
 * `undefined` where no worker could see it, or where the address has a fragment of its own.
 */
export function markCall(address: string | URL, id: string): string | undefined {
  const url = URL.parse(address, document.baseURI)
  if (url?.origin !== location.origin || url.hash !== '' || !navigator.serviceWorker?.controller) return undefined
  return `${url.href}#stowaway=${id}`
}
