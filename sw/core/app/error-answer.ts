import { nameOfValue } from '../endpoint/is-response.ts'
import { StowawayError } from '../errors/stowaway-error.ts'
import { escapeHtml } from './escape-html.ts'
import { type More, type Readable, readableAnswer, safeAnswer } from './readable-answer.ts'

/** What a host of development knows about an error. */
export interface ErrorDetails {
  /** Relative to the project, with line and column: `src/pages/api/hi.ts:3:9`. */
  readonly file?: string
  /** The lines of source around it, with a caret under the place. */
  readonly frame?: string
  /** Where the docs explain the code. */
  readonly reference?: string
  /** Of our own errors, where the host knows more than the error: its permanent code, and what to do. */
  readonly code?: string
  readonly hint?: string
}

/** What development shows of an error. */
interface Shown extends Readable, ErrorDetails {
  readonly stack?: string
}

/** Code may throw anything: a proxy, or an error with getters that throw. */
const unreadable: Readable = {
  error: 'Error',
  message: 'The thrown value cannot be shown, because reading it throws again.',
}

/**
 * A readable error in the form that the client accepts: HTML, JSON or text. In development it shows message, hint,
 * place and stack; otherwise nothing of the error.
 *
 * @param details what the host knows about it
 */
export function errorAnswer(
  request: Request,
  error: unknown,
  dev: boolean,
  details?: ErrorDetails,
  status: 500 | 504 = 500,
): Response {
  if (!dev) return safeAnswer(request)
  try {
    const shown = { ...detailsOf(error), ...details }
    return readableAnswer(request, shown, status, undefined, moreOf(shown))
  } catch {
    return readableAnswer(request, unreadable, status)
  }
}

function moreOf({ hint, file, frame, stack, reference }: Shown): More {
  const lines = [hint, file, frame, stack, reference].filter((line) => line !== undefined)
  const html = (tag: string, given: readonly (string | undefined)[]): string =>
    given.map((text) => (text === undefined ? '' : `\n<${tag}>${escapeHtml(text)}</${tag.split(' ')[0]}>`)).join('')
  return {
    text: lines.map((line) => `\n\n${line}`).join(''),
    html: html('p', [hint]) + html('pre style="overflow: auto"', [file, frame, stack]) + html('p', [reference]),
  }
}

function detailsOf(error: unknown): Shown {
  if (!(error instanceof Error))
    return { error: 'Error', message: `${nameOfValue(error)} was thrown: ${textOf(error)}` }
  const stack = typeof error.stack === 'string' ? { stack: error.stack } : {}
  if (!(error instanceof StowawayError)) return { error: error.name, message: error.message, ...stack }
  const { code, message, hint, file, frame } = error
  return {
    error: code,
    code,
    message,
    hint,
    ...(file !== undefined && { file }),
    ...(frame !== undefined && { frame }),
    ...stack,
  }
}

function textOf(value: unknown): string {
  try {
    return String(value)
  } catch {
    return 'it has no readable text'
  }
}
