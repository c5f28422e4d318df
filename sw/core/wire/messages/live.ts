import type { MessageName } from '../message-name.ts'
import type { Outcome } from './outcome.ts'

/** Editor to live worker: `switch` to the bundle `hash`, `rollback` to the previous one, or `leave` for good. */
export const liveQuestion: MessageName<{ readonly action: string; readonly hash?: unknown }, Outcome> = 'stowaway:live'
