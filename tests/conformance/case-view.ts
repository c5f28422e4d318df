import type { ProjectFacts } from './facts.ts'
import type { RecordedAnswer, RecordedRequest } from './recorded.ts'

/** One answered case, as the attribution of its differences sees it. */
export interface CaseView {
  readonly request: RecordedRequest
  readonly expected: RecordedAnswer
  readonly actual: RecordedAnswer
  readonly facts: ProjectFacts
  /** The endpoints ran in a service worker. */
  readonly inWorker: boolean
}
