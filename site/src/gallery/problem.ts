/** The JSON of an error response. */
export interface Problem {
  readonly error: string
  /** The field of the input that is wrong. */
  readonly field?: string
  /** The stored data cannot be read; only a reset helps. */
  readonly isSpoiled?: boolean
}

/** An error response. Handlers return it; their helpers throw it, because a thrown Response is the response too. */
export const problem = (status: number, error: string, more: Omit<Problem, 'error'> = {}): Response =>
  Response.json({ error, ...more } satisfies Problem, { status, headers: { 'cache-control': 'no-store' } })

/** For stored values with an unexpected shape. */
export const spoiled = (what: string): Response =>
  problem(500, `${what} cannot be read: what this browser keeps of it is damaged.`, { isSpoiled: true })
