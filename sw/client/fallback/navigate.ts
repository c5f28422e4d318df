import type { Backend } from './backend.ts'
import { follow } from './follow.ts'
import { downloadName, save, showAnswer } from './show-answer.ts'
import { toRequestHead } from './to-request-head.ts'

const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

const never = new AbortController().signal

/**
 * Opens an endpoint's URL in this page, as a browser would: it follows redirects, also to other pages, saves downloads,
 * and shows anything else instead of this document.
 *
 * @param isNew `false`: the document was opened for this URL
 * @param download saves the response under this name, or, if that is empty, under its own
 */
export async function navigate(backend: Backend, request: Request, isNew = true, download?: string): Promise<void> {
  const head = await toRequestHead(request, { mode: 'navigate', destination: 'document', accept })
  const followed = await follow(backend, head, { redirect: 'follow', signal: never })
  const { url } = followed.head
  // A static server answers only GET there.
  if (followed.kind === 'left') return location.assign(url)
  const { response } = followed
  if (response.status === 204 || response.status === 205) return
  const name = downloadName(response, url, download !== undefined)
  if (name === undefined) await showAnswer(response, url, isNew)
  else await save(response, download || name)
}
