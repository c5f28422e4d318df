/** A side of a logged request. */
export interface LoggedMessage {
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly type?: string
  /** In bytes, if the body was read. Of a long body, or one that took long, only the start is read. */
  readonly size?: number
  /** The body, if it is short JSON. */
  readonly json?: unknown
}

/** One request of a page, and what it got. */
export interface LogEntry {
  readonly id: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** Milliseconds until the answer. Absent: there is none yet. */
  readonly duration?: number
  /** The browser's id of the tab. */
  readonly tab?: string
  readonly method: string
  readonly url: string
  /** The route and its file. Absent: no endpoint answers it. */
  readonly route?: string
  readonly file?: string
  readonly request: LoggedMessage
  readonly answer?: LoggedMessage & { readonly status: number }
  /** The page got a network error. */
  readonly isFailed?: boolean
  /** What went wrong: no endpoint answers it, or an override does not fit it. */
  readonly error?: string
  /** The id of the override that was in force. */
  readonly override?: string
}
