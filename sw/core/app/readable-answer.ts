import { escapeHtml } from './escape-html.ts'

/** What an error answer says. */
export interface Readable {
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

/** An answer in the form that the client accepts: HTML, JSON or text. */
export function readableAnswer(
  request: Request,
  details: Readable,
  status: number,
  headers: Headers = new Headers(),
): Response {
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

/** The 500 that tells nothing of the error. */
export const safeAnswer = (request: Request): Response =>
  readableAnswer(request, { error: 'Internal Server Error', message: 'This address failed to answer.' }, 500)

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
