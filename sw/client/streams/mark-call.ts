import { callMark } from '../../core/wire/call-mark.ts'

let count = 0

/** A count is enough: the worker distinguishes pages and tabs. */
export const newCallId = (): string => `${++count}`

/**
 * The URL with a mark for the worker. `undefined` if no worker could see the mark, or if the URL has a fragment of its
 * own. For pages that may have a worker.
 */
export function markCall(address: string | URL, id: string, { serviceWorker } = navigator): string | undefined {
  if (!serviceWorker.controller || !URL.canParse(address, document.baseURI)) return undefined
  const { href, origin, hash } = new URL(address, document.baseURI)
  return origin === location.origin && !hash ? href + callMark + id : undefined
}
