import type { MessageName } from '../message-name.ts'

/** New worker to active one, with a port: when may I take over? It says `heard` at once, and `ready` when it is. */
export const takeOverMessage: MessageName = 'stowaway:take-over'

/** Page to a worker that is still waiting: try again to take over. */
export const comeMessage: MessageName = 'stowaway:come'

/**
 * Worker to page, with a port: can you hold your requests? The page says `here`; told `hold`, it holds them and says
 * `held`; told `resume`, or when the new worker is there, it goes on.
 */
export const pauseMessage: MessageName = 'stowaway:pause'

/** Worker to page: I am gone for good. */
export const unregisteredMessage: MessageName = 'stowaway:unregistered'
