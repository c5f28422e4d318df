import type { MessageName } from '../message-name.ts'

/** New worker to active one, with a port: when may I take over? It says `heard` at once, and `ready` later. */
export const takeOverMessage: MessageName = 'stowaway:take-over'

/** Page to a worker that is still waiting: try again to take over. */
export const comeMessage: MessageName = 'stowaway:come'

/**
 * Worker to page, with a port: can you hold your requests? The page says `here`. After `hold` it holds them and says
 * `held`. After `resume`, or under a new worker, it continues.
 */
export const pauseMessage: MessageName = 'stowaway:pause'

/** Worker to page: I am gone for good. */
export const unregisteredMessage: MessageName = 'stowaway:unregistered'
