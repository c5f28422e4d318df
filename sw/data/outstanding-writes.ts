/**
 * Writes that are not finished. They are stored in one place of the global scope, since an endpoint and its host may
 * each have their own copy of this module: modules that Vite loads are not the host's.
 */
const place = Symbol.for('stowaway.storage.writes')

const outstanding = (): Set<Promise<unknown>> | undefined => Reflect.get(globalThis, place)

/** Makes responses wait for a write. */
export function noteWrite(write: Promise<unknown>): void {
  const all = outstanding() ?? new Set()
  Reflect.set(globalThis, place, all)
  all.add(write)
  const forget = (): boolean => all.delete(write)
  write.then(forget, forget)
}

/** Resolves when the writes that are running now are done, whether they succeed or fail. */
export async function writesSettled(): Promise<void> {
  await Promise.allSettled(outstanding() ?? [])
}
