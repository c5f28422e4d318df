/** Where the script of the 404 page stores its result for the gate. The two are separate scripts. */
const key = Symbol.for('stowaway.visit')

/** Announces whether an endpoint's response is about to replace this page. */
export function announceVisit(isTaken: Promise<boolean>): void {
  Reflect.set(globalThis, key, isTaken)
}

/** Whether the script has run in this page already. */
export const isVisitAnnounced = (): boolean => key in globalThis

/** Whether the page must not start: an endpoint's response is about to replace it. */
export async function isTakenByEndpoint(): Promise<boolean> {
  // Set by `announceVisit`.
  const isTaken: unknown = await Reflect.get(globalThis, key)
  return isTaken === true
}
