import { escapeHtml } from './escape-html.ts'
import { htmlPage } from './html-page.ts'

/** What an error answer says. */
export interface Readable {
  readonly error: string
  readonly code?: string
  readonly message: string
}

/** What follows the message, in both forms. JSON has it in `Readable` itself. */
export interface More {
  readonly text: string
  readonly html: string
}

/** An answer in the form that the client accepts: HTML, JSON or text. */
export function readableAnswer(
  request: Request,
  details: Readable,
  status: number,
  headers: Headers = new Headers(),
  more?: More,
): Response {
  const accept = request.headers.get('accept') ?? ''
  const [type, body] = /\bhtml\b/i.test(accept)
    ? ['text/html; charset=utf-8', toHtml(details, more?.html)]
    : /\bjson\b/i.test(accept)
      ? ['application/json', `${JSON.stringify(details)}\n`]
      : ['text/plain; charset=utf-8', `${details.error}: ${details.message}${more?.text ?? ''}\n`]
  headers.set('content-type', type)
  // Where the last step of an answer fails, no later one removes the body.
  return new Response(request.method === 'HEAD' ? null : body, { status, headers })
}

/** The 500 that tells nothing of the error. */
export const safeAnswer = (request: Request): Response =>
  readableAnswer(request, { error: 'Internal Server Error', message: 'This address failed to answer.' }, 500)

const toHtml = ({ error, message }: Readable, more = ''): string =>
  htmlPage(escapeHtml(error), `<p>${escapeHtml(message)}</p>${more}`, 60)
