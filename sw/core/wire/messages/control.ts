import type { MessageName } from '../message-name.ts'

/** Page to worker: take control of me. A hard reload leaves a page without its worker. */
export const claimMessage: MessageName = 'stowaway:claim'

/** Worker to page: you are under control since `at` (milliseconds since 1970), and were loaded before that. */
export const claimedMessage: MessageName<{ readonly at: number }> = 'stowaway:claimed'

/** What a worker says about itself. */
export interface WorkerBuild {
  readonly id: string
  /** Whether the page's script belongs to the worker's build. */
  readonly isOwn: boolean
}

/** Page to worker: which build are you? `page` is the URL of the page's script. */
export const buildQuestion: MessageName<{ readonly page: string }, WorkerBuild> = 'stowaway:build'
