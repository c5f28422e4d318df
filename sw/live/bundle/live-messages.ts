import type { Pointer } from './bundle-store.ts'
import type { PlainError } from './plain-error.ts'

/** A page wants something of a live worker; answered by a `LiveAnswer` on the port that it brings. */
export const liveMessage = 'stowaway:live'

export type ToLiveWorker = { readonly type: typeof liveMessage } & (
  | { readonly action: 'switch'; readonly hash: string }
  | { readonly action: 'rollback' }
  /** The worker answers nothing any more, and goes. */
  | { readonly action: 'leave' }
)

export type LiveAnswer =
  | { readonly type: 'done'; readonly pointer?: Pointer }
  | { readonly type: 'failed'; readonly error: PlainError }
