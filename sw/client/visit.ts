/** Where the script of the 404 page stores its result for the gate. The two are separate scripts. */
const key = Symbol.for('stowaway.visit')

/** Announces whether an endpoint's response is about to replace this page. */
export function announceVisit(isTaken: Promise<boolean>): void {
  Reflect.set(globalThis, key, isTaken)
}

/** Whether the script has run in this page already. */
export const isVisitAnnounced = (): boolean => key in globalThis

/** Whether the page must not start: an endpoint's response is about to replace it. Absent: that script has not run. */
export function isTakenByEndpoint(): Promise<boolean> | undefined {
  // Set by `announceVisit`.
  return (globalThis as { readonly [key]?: Promise<boolean> })[key]
}
