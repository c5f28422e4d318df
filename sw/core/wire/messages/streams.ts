import type { MessageName } from '../message-name.ts'

/** Page to worker: I gave up the request with this `id`, whose response had not started. */
export const abortMessage: MessageName<{ readonly id: string }> = 'stowaway:abort'

/** Page to worker: I am being closed, with all my requests. */
export const leaveMessage: MessageName = 'stowaway:leave'

/** Worker to page: a handler has read this many bytes of the body of the request with this `id`. */
export const readMessage: MessageName<{ readonly id: string; readonly bytes: number }> = 'stowaway:read'
