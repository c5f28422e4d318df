/** Asks the active worker to take control of the asking page (a hard reload leaves a page without its worker). */
export const claimMessage = 'stowaway:claim'

/** Tells a page that it came under control, at what time (milliseconds since 1970), and that it was fetched before. */
export const claimedMessage = 'stowaway:claimed'

/** A page that came under control asks which of the addresses it was refused before are an endpoint's after all. */
export const matchesMessage = 'stowaway:matches'

/** A page without a service worker, where this script runs in a worker of its own, asks for the route table. */
export const manifestMessage = 'stowaway:manifest'

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

/**
 * A starting page asks which cookies the worker could not write; the worker tells pages to write them, and asks a page,
 * by a message port, for its own.
 */
export const cookiesMessage = 'stowaway:cookies'

/** A page has started: what is missing offline is fetched, and the page told how far that came where it gave a port. */
export const offlineMessage = 'stowaway:offline'

/** The worker has something to say in the console of its pages. */
export const reportMessage = 'stowaway:report'

/** A page has given up the request with this `id`, whose answer had not begun. */
export const abortMessage = 'stowaway:abort'

/** A page goes, and with it all that it waits for. */
export const leaveMessage = 'stowaway:leave'

/** The worker tells how many bytes of a request's body its handler has read. */
export const readMessage = 'stowaway:read'

/** The worker asks pages for signs of life, or tells that none are needed any more. */
export const busyMessage = 'stowaway:busy'

/** A page's sign of life: an event that keeps the worker from being idle. */
export const aliveMessage = 'stowaway:alive'

/** Development: the worker has something to say to the author, in the console of the page that asked. */
export const warningMessage = 'stowaway:warning'

export function messageType(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data)) return undefined
  return typeof data.type === 'string' ? data.type : undefined
}
