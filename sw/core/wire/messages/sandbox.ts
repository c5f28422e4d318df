import type { MessageName } from '../message-name.ts'
import type { Outcome } from './outcome.ts'

/** Page to sandbox: run this bundle from now on. */
export const loadQuestion: MessageName<{ readonly bundle: unknown }, Outcome> = 'load'

/** Page to sandbox: run the body of an async function of `argument` and `stowaway`. The outcome has its result. */
export const runQuestion: MessageName<{ readonly code: string; readonly argument: unknown }, Outcome> = 'run'

/** Sandbox to page: the worker has started. */
export const readyMessage: MessageName = 'ready'

/** Sandbox to page: something happened, a `HostEvent`. */
export const eventMessage: MessageName<{ readonly event: unknown }> = 'event'
