import type { ErrorDetails } from '../../core/app/error-answer.ts'
import type { Changes, KnownModules } from '../../core/development/changes.ts'
import type { PlainError } from '../../core/errors/plain-error.ts'

/** What the dev worker asks before each response, with what it knows from the last answer. */
export interface StatusQuestion extends Partial<KnownModules> {
  /** The endpoint file that is about to run. */
  readonly file?: string
  /** The requested path, with the base. */
  readonly path?: string
  /** The method and the file, for messages: `GET of api/hi.ts`. */
  readonly request?: string
}

/** The dev server's answer: what the worker must forget, and whether it may respond at all. */
export interface DevStatus extends Changes {
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
