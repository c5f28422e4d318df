/** Asks the active worker to take control of the asking page (a hard reload leaves a page without its worker). */
export const claimMessage = 'stowaway:claim'

/** A page that the host answered with its 404 asks whether the address is an endpoint's after all. */
export const matchesMessage = 'stowaway:matches'

/** A new worker asks the active one, by a message port, to say when it may come: `heard` at once, then `ready`. */
export const takeOverMessage = 'stowaway:take-over'

/** A page asks a worker that is still waiting to try again. */
export const comeMessage = 'stowaway:come'

/** The worker asks its pages, by a message port, whether they can hold their requests until a new one is there. */
export const pauseMessage = 'stowaway:pause'

/** Tells pages that the worker has gone for good. */
export const unregisteredMessage = 'stowaway:unregistered'

/** A page asks which build this worker is of, and whether a script belongs to it. */
export const buildMessage = 'stowaway:build'

/** A starting page asks which cookies the worker could not write; the worker tells pages to write them. */
export const cookiesMessage = 'stowaway:cookies'

export function messageType(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data)) return undefined
  return typeof data.type === 'string' ? data.type : undefined
}
