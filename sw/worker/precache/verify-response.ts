import { offlineError } from '../../core/errors/offline-errors.ts'

/** Of the connection, or of an encoding that the body no longer has; `*` in `vary` would forbid caching. */
const droppedHeaders = ['content-encoding', 'content-range', 'transfer-encoding', 'vary', 'set-cookie']

/**
 * The part of a server's response that may be cached. It has no redirect mark (browsers refuse those for navigations),
 * and gets the URL of whatever request it answers.
 *
 * @param integrity As in HTML: `sha256-…`. Absent: any content is accepted, but not a page under the name of another file:
 *   many hosts send their start page for what they do not have.
 * @throws `OfflineFileNotKept` if the server has no such file, or other content under its name
 */
export async function verifyResponse(path: string, response: Response, integrity?: string): Promise<Response> {
  const fail = (reason: string): Error => offlineError('OfflineFileNotKept', { path, reason })
  if (response.status !== 200) throw fail(`the host answered ${response.status}`)
  if (integrity === undefined && isPage(response) && !isPageName(path)) throw fail('the host sent a page')
  const body = await response.arrayBuffer().catch((cause: unknown) => {
    throw offlineError('OfflineFileNotKept', { path, reason: 'the connection broke' }, { cause })
  })
  if (integrity !== undefined && (await integrityOf(body)) !== integrity) {
    throw fail('the host sent other content than this build has')
  }
  const headers = new Headers(response.headers)
  for (const name of droppedHeaders) headers.delete(name)
  headers.set('content-length', String(body.byteLength))
  headers.set('accept-ranges', 'bytes')
  return new Response(body, { headers, statusText: response.statusText })
}

const isPage = ({ headers }: Response): boolean => /^text\/html\b/i.test(headers.get('content-type') ?? '')

/** Whether a path may be a page: its extension says so, or it has none. */
const isPageName = (path: string): boolean => /(?:\.x?html?|(?:^|\/)[^./]*)$/i.test(path)

export async function integrityOf(body: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body))
  return `sha256-${btoa(String.fromCharCode(...digest))}`
}
