import type { RecordedAnswer } from './recorded.ts'

/** One part in which an answer is not the recorded one. */
export interface Difference {
  /** `status`, `body`, `header <name>`, `file` or `build`. */
  readonly where: string
  readonly expected: unknown
  readonly actual: unknown
}

/** What a recorded answer is, where the comparison depends on it. */
export interface JudgedAs {
  /** A file server gave the answer: the content type's essence is compared. */
  readonly fromFile: boolean
  /** The 404 or 500 is nobody's own: neither its body nor the body's type counts. */
  readonly generated: boolean
  /** Headers that take no part. */
  readonly ignored?: readonly string[]
}

const header = (answer: RecordedAnswer, name: string) => answer.headers[name]

/** A media type without its parameters; no type is `application/octet-stream`. */
export function essence(type: string | readonly string[] | undefined): string {
  const text = typeof type === 'string' ? type : (type?.[0] ?? '')
  return text.split(';', 1)[0]?.trim().toLowerCase() || 'application/octet-stream'
}

/**
 * Whether a recorded 404 or 500 was made by Astro or its adapter and not by an endpoint: Astro's own page, or a 500
 * without a content type.
 */
export function isGenerated(method: string, answer: RecordedAnswer): boolean {
  if (answer.status === 404) {
    return answer.bodyOmitted === true || (method === 'HEAD' && header(answer, 'content-type') === 'text/html')
  }
  return answer.status === 500 && (answer.bodyOmitted === true || header(answer, 'content-type') === undefined)
}

const bodyOf = (answer: RecordedAnswer) =>
  answer.bodyBase64 === undefined ? (answer.bodyText ?? '') : `base64:${answer.bodyBase64}`

/** Where `actual` is not `expected`; empty when it is. */
export function differences(expected: RecordedAnswer, actual: RecordedAnswer, as: JudgedAs): Difference[] {
  const found: Difference[] = []
  const generated = as.generated && expected.status === actual.status
  if (expected.status !== actual.status) {
    found.push({ where: 'status', expected: expected.status, actual: actual.status })
  }
  for (const name of new Set([...Object.keys(expected.headers), ...Object.keys(actual.headers)].sort())) {
    const want = header(expected, name)
    const got = header(actual, name)
    if (as.ignored?.includes(name) || JSON.stringify(want) === JSON.stringify(got)) continue
    if (name === 'content-type' && (generated || (as.fromFile && essence(want) === essence(got)))) continue
    found.push({ where: `header ${name}`, expected: want ?? null, actual: got ?? null })
  }
  const hasBody = !generated && !expected.bodyOmitted && !actual.bodyOmitted
  if (hasBody && bodyOf(expected) !== bodyOf(actual)) {
    found.push({ where: 'body', expected: bodyOf(expected), actual: bodyOf(actual) })
  }
  return found
}
