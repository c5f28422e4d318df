import type { RewritePayload } from './api-context.ts'

/** Changes the target of a context. `next(payload)` does so before it continues. */
export type Retarget = (payload: RewritePayload) => Promise<void>

/**
 * Key of a context's `Retarget`. A registered symbol, because `sequence` in an author's bundle may come from another
 * copy of this module.
 */
export const retarget = Symbol.for('stowaway.retarget')

/** Rewrites the context if `next` got a payload. Contexts that no app created (in tests) stay unchanged. */
export async function retargetContext(context: object, payload: RewritePayload | undefined): Promise<void> {
  if (payload === undefined || payload === '') return
  const move: unknown = Reflect.get(context, retarget)
  if (typeof move === 'function') await move(payload)
}
