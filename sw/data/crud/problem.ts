import { issuesOf, type RowIssue } from '../collections/check-row.ts'

/** The body of an error (RFC 9457). */
export interface Problem {
  /** `about:blank`: the title says what the status says. */
  readonly type: 'about:blank'
  readonly title: string
  readonly status: number
  readonly detail: string
  /** What is wrong with the sent row. `pointer` is a JSON pointer (RFC 6901). */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
}

const titles = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  428: 'Precondition Required',
  507: 'Insufficient Storage',
} as const

type ProblemStatus = keyof typeof titles

/** An error response. Helpers throw it: a thrown Response is the answer. */
export function problem(status: ProblemStatus, detail: string, errors?: Problem['errors']): Response {
  const body: Problem = { type: 'about:blank', title: titles[status], status, detail, ...(errors && { errors }) }
  return Response.json(body, { status, headers: { 'content-type': 'application/problem+json' } })
}

const statusOf = new Map<unknown, ProblemStatus>([
  ['DataInvalid', 422],
  ['RelationToNothing', 422],
  ['RowKeyInvalid', 422],
  ['UniqueViolation', 409],
  ['RowInUse', 409],
  ['RowNotFound', 404],
  ['StorageFull', 507],
])

/** The answer for an error of a collection. `undefined`: it is not the client's fault. */
export function problemOf(error: unknown): Response | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const status = statusOf.get(error.code)
  if (status === undefined) return undefined
  const issues = issuesOf(error)
  return problem(status, error.message, issues.length === 0 ? undefined : issues.map(toError))
}

const toError = ({ path, message }: RowIssue): { pointer: string; detail: string } => ({
  pointer: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
  detail: message,
})
