/** Asks the active worker to take control of the asking page (a hard reload leaves a page without its worker). */
export const claimMessage = 'stowaway:claim'

/** A page that the host answered with its 404 asks whether the address is an endpoint's after all. */
export const matchesMessage = 'stowaway:matches'

/** A page without a service worker, where this script runs in a worker of its own, asks for the route table. */
export const manifestMessage = 'stowaway:manifest'

/** A new worker asks the active one, by a message port, to say when its answers are out. */
export const takeOverMessage = 'stowaway:take-over'

/** A starting page asks which cookies the worker could not write; the worker tells pages to write them. */
export const cookiesMessage = 'stowaway:cookies'

export function messageType(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data)) return undefined
  return typeof data.type === 'string' ? data.type : undefined
}
