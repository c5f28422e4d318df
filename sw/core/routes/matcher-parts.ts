import type { branchFinder } from './branch-finder.ts'
import type { matchTail } from './match-tail.ts'
import type { createTail } from './route-tail.ts'

/** What only some routes need to be matched. Given to `dynamicMatcher`, so that other scripts do not contain it. */
export interface MatcherParts {
  /** For rest params. */
  readonly rests?: { readonly createTail: typeof createTail; readonly matchTail: typeof matchTail }
  /** For folders with many patterns side by side. */
  readonly branchFinder?: typeof branchFinder
}
