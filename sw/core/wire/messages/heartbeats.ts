import type { MessageName } from '../message-name.ts'

/** Worker to page: start or stop sending heartbeats. */
export const busyMessage: MessageName<{ readonly isBusy: boolean }> = 'stowaway:busy'

/** Page to worker: a heartbeat. The event keeps the worker from being idle. */
export const aliveMessage: MessageName = 'stowaway:alive'
