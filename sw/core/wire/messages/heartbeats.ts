import type { MessageName } from '../message-name.ts'

/** Worker to page: send me heartbeats from now on, or no more. */
export const busyMessage: MessageName<{ readonly isBusy: boolean }> = 'stowaway:busy'

/** Page to worker: a heartbeat, an event that keeps the worker from being idle. */
export const aliveMessage: MessageName = 'stowaway:alive'
