/** What a request was answered with. */
export interface Answer {
  readonly status: number
  readonly type: string
  readonly bytes: number
  readonly cache: string
  readonly answeredBy: string
  /** What the content was found to be: `8 items`. */
  readonly check: string
  readonly isRight: boolean
  readonly etag: string | null
  readonly text: string | undefined
}
