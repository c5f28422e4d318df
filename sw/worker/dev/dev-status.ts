/** What the dev worker asks before each answer. */
export interface StatusQuestion {
  /** The endpoint file that is about to run. */
  readonly file?: string
  /** The path that was asked for, base included. */
  readonly path?: string
  /** The last answer's, so that the server can tell what changed since. */
  readonly epoch?: string
  readonly revision?: number
}

/** The dev server's answer: what the worker must forget, and whether it may answer at all. */
export interface DevStatus {
  /** Names one run of the dev server; another run knows nothing of the modules that the worker holds. */
  readonly epoch: string
  readonly revision: number
  /** Ids of modules that changed, and of all that import them. */
  readonly changed: readonly string[]
  /** Names the route table; another table than the worker's own makes the worker step aside. */
  readonly routes: string
  /** The path is a file of the project: files win over endpoints. */
  readonly isFile: boolean
}
