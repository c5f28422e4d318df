import type { ErrorDetails } from '../../core/app/error-answer.ts'
import type { PlainError } from '../../core/errors/plain-error.ts'

/** What the dev worker asks before each response. */
export interface StatusQuestion {
  /** The endpoint file that is about to run. */
  readonly file?: string
  /** The requested path, with the base. */
  readonly path?: string
  /** The method and the file, for messages: `GET of api/hi.ts`. */
  readonly request?: string
  /** From the last answer, so that the server can tell what changed since then. */
  readonly epoch?: string
  readonly revision?: number
}

/** The dev server's answer: what the worker must forget, and whether it may respond at all. */
export interface DevStatus {
  /** Names one run of the dev server. Another run does not know which modules the worker has. */
  readonly epoch: string
  readonly revision: number
  /** Ids of modules that changed, and of all that import them. */
  readonly changed: readonly string[]
  /** Names the route table. If it differs from the worker's own, the worker leaves the request to the server. */
  readonly routes: string
  /** The path is a file of the project: files win over endpoints. */
  readonly isFile: boolean
}

/** What the dev server knows about a failure. */
export interface LocatedFailure {
  /** What the answer shows beside the error. */
  readonly details: ErrorDetails
  /** What the terminal shows. */
  readonly text: string
}

/** An error that became a 500 in the worker. */
export interface DevFailure extends PlainError {
  /** Method and path of the request. */
  readonly request: string
}
