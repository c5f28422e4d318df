import type { MessageName } from '../message-name.ts'
import type { Outcome } from './outcome.ts'

/** Page to worker: run this service worker script, which controls `scope`. The outcome has its route table. */
export const startQuestion: MessageName<{ readonly script: string; readonly scope: string }, Outcome> = 'start'

/** Worker to page: the route table is out of date, start a new worker. */
export const restartMessage: MessageName = 'restart'
