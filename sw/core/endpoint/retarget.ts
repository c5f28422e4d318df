import type { RewritePayload } from './api-context.ts'

/** Points a context at another route: what `next(payload)` does before it goes on. */
export type Retarget = (payload: RewritePayload) => Promise<void>

/**
 * Key of a context's `Retarget`. A registered symbol, since `sequence` in an author's bundle may be another copy of
 * this module than the one that made the context.
 */
export const retarget = Symbol.for('stowaway.retarget')

/** Rewrites the context where `next` got a payload. Contexts that no app made (in tests) stay as they are. */
export async function retargetContext(context: object, payload: RewritePayload | undefined): Promise<void> {
  if (payload === undefined || payload === '') return
  const move: unknown = Reflect.get(context, retarget)
  if (typeof move === 'function') await move(payload)
}
