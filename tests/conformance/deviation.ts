import type { CaseView } from './case-view.ts'
import type { Difference } from './judge.ts'

/** A place where Stowaway differs from Astro on purpose. */
export interface Deviation {
  readonly code: string
  /** One line: what is different, and why that is better. */
  readonly reason: string
  /** Whether this is why the answer differs here. Decided by behaviour and sources, never by a case's name. */
  explains?(difference: Difference, view: CaseView): boolean
}
