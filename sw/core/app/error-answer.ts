import { nameOfValue } from '../endpoint/is-response.ts'
import { StowawayError } from '../errors/stowaway-error.ts'
import { escapeHtml } from './escape-html.ts'
import { withoutBodyHeaders } from './merge-responses.ts'

interface Readable {
  readonly error: string
  readonly code?: string
  readonly message: string
  readonly hint?: string
  readonly file?: string
  readonly frame?: string
  readonly stack?: string
  /** Where the docs explain the code. */
  readonly reference?: string
}

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

const safe: Readable = { error: 'Internal Server Error', message: 'This address failed to answer.' }

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
export function errorAnswer(request: Request, error: unknown, dev: boolean, details?: ErrorDetails): Response {
  if (!dev) return readable(request, safe, 500)
  try {
    return readable(request, { ...detailsOf(error), ...details }, 500)
  } catch {
    return readable(request, unreadable, 500)
  }
}

/** The 504 for a handler that did not answer in time. Production shows the limit too, but not the file. */
export function timeoutAnswer(request: Request, error: StowawayError, dev: boolean): Response {
  if (dev) return readable(request, detailsOf(error), 504)
  const { code, message } = error
  return readable(request, { error: 'Gateway Timeout', code, message }, 504)
}

/** The 405 of projects with `unsupportedMethod: 405`, in place of the 404 page. */
export function unsupportedAnswer(request: Request, headers: Headers): Response {
  const message = `${request.method} is not supported here; ${headers.get('allow') ?? 'nothing'} is.`
  return readable(request, { error: 'Method Not Allowed', message }, 405, withoutBodyHeaders(headers))
}

function readable(request: Request, details: Readable, status: number, headers = new Headers()): Response {
  const accept = request.headers.get('accept') ?? ''
  const [type, body] = /\bhtml\b/i.test(accept)
    ? ['text/html; charset=utf-8', toHtml(details)]
    : /\bjson\b/i.test(accept)
      ? ['application/json', `${JSON.stringify(details)}\n`]
      : ['text/plain; charset=utf-8', toText(details)]
  headers.set('content-type', type)
  // Where the last step of an answer fails, no later one removes the body.
  return new Response(request.method === 'HEAD' ? null : body, { status, headers })
}

function detailsOf(error: unknown): Readable {
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

const toText = ({ error, message, hint, file, frame, stack, reference }: Readable): string =>
  `${[`${error}: ${message}`, hint, file, frame, stack, reference].filter((part) => part !== undefined).join('\n\n')}\n`

const toHtml = (details: Readable): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(details.error)}</title>
<body style="font: 1rem/1.5 system-ui; max-width: 60rem; margin: 4rem auto; padding: 0 1rem">
<h1>${escapeHtml(details.error)}</h1>
<p>${escapeHtml(details.message)}</p>
${details.hint === undefined ? '' : `<p>${escapeHtml(details.hint)}</p>`}
${[details.file, details.frame, details.stack]
  .filter((part) => part !== undefined)
  .map((part) => `<pre style="overflow: auto">${escapeHtml(part)}</pre>`)
  .join('\n')}
${details.reference === undefined ? '' : `<p>${escapeHtml(details.reference)}</p>`}
</body>
</html>
`
