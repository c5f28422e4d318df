/**
 * Writes that are under way. In one place of the global scope, since an endpoint and the host that answers with it may
 * each have a copy of this module: where modules are loaded by Vite, an endpoint's are not its own.
 */
const place = Symbol.for('stowaway.storage.writes')

const outstanding = (): Set<Promise<unknown>> | undefined => Reflect.get(globalThis, place)

/** Has answers wait for a write. */
export function noteWrite(write: Promise<unknown>): void {
  const all = outstanding() ?? new Set()
  Reflect.set(globalThis, place, all)
  all.add(write)
  const forget = (): boolean => all.delete(write)
  write.then(forget, forget)
}

/** Resolves when the writes are done that are under way now, whether they succeed or fail. */
export async function writesSettled(): Promise<void> {
  await Promise.allSettled(outstanding() ?? [])
}
