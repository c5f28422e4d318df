/** The reply to a question that asks for work (`call`): how that ended. */
export interface Outcome {
  readonly type: string
  /** If the work is `done`. */
  readonly value?: unknown
  /** If the work `failed`. */
  readonly error?: unknown
}

export const doneType = 'done'

export const failedType = 'failed'

/** On the port of a call: its outcome is no longer needed. */
export const abortWord = 'abort'
