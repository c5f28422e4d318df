/** What an error answer of the gallery's endpoints says, as JSON. */
export interface Problem {
  readonly error: string
  /** The field of the input that is wrong. */
  readonly field?: string
  /** What is kept cannot be read; only a reset helps. */
  readonly isSpoiled?: boolean
}

/** An error answer. Handlers return it; what they call throws it, for a thrown Response is the answer too. */
export const problem = (status: number, error: string, more: Omit<Problem, 'error'> = {}): Response =>
  Response.json({ error, ...more } satisfies Problem, { status, headers: { 'cache-control': 'no-store' } })

/** For values of the storage that are not what was put there. */
export const spoiled = (what: string): Response =>
  problem(500, `${what} cannot be read: what this browser keeps of it is damaged.`, { isSpoiled: true })
