import type { Problem } from '../../src/gallery/problem.ts'

/** A failed request, with a message for people. `status` is 0 if there was no response. */
export class RequestFailed extends Error {
  readonly status: number
  readonly field: string | undefined
  readonly isSpoiled: boolean

  constructor(status: number, { error, field, isSpoiled = false }: Problem) {
    super(error)
    this.status = status
    this.field = field
    this.isSpoiled = isSpoiled
  }
}

/** The answer, if it is a success. @throws RequestFailed */
export async function answered(asked: Promise<Response>): Promise<Response> {
  const response = await asked.catch(() => {
    throw new RequestFailed(0, { error: 'No response. Reload the page and try again.' })
  })
  if (response.ok) return response
  throw new RequestFailed(response.status, await problemOf(response))
}

/** The JSON of an answer that is a success. @throws RequestFailed */
export const json = async <Body>(asked: Promise<Response>): Promise<Body> => (await answered(asked)).json()

/** What is thrown as a message; anything but a failed request is a mistake of the page. */
export function failureOf(thrown: unknown): RequestFailed {
  if (thrown instanceof RequestFailed) return thrown
  console.error(thrown)
  return new RequestFailed(0, { error: 'Something went wrong in the page. The console says what.' })
}

async function problemOf(response: Response): Promise<Problem> {
  const said: unknown = await response.json().catch(() => undefined)
  if (typeof said === 'object' && said !== null && 'error' in said && typeof said.error === 'string') {
    return { ...said, error: said.error }
  }
  // The form of problem details (RFC 9457).
  if (typeof said === 'object' && said !== null && 'detail' in said) return { error: String(said.detail) }
  // An unexpected 500: the stored data may be the cause.
  return { error: `The endpoint failed (${response.status}).`, isSpoiled: response.status === 500 }
}
