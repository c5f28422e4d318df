import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import { fileCaching, fileType } from './file-headers.ts'
import { fileNames, findFile } from './find-file.ts'

/** A folder of files, as responses. */
export interface StaticFiles {
  /**
   * Answers with the file of `path` (decoded, without base), for every method: HEAD without its body, GET with ranges
   * and `304`. Returns `false`, and does nothing, if no file has that path.
   */
  answer(incoming: IncomingMessage, outgoing: ServerResponse, path: string): boolean
  /** Whether a file has this very path: a folder's `index.html` has not the folder's. */
  has(path: string): boolean
  /** The folder's `404.html`, or the file that a prerendered `404` endpoint left, with status 404. */
  notFoundPage(): Promise<Response | undefined>
}

/** Reads the folder on each request: a build that replaces its files needs no restart. */
export function createStaticFiles(folder: string): StaticFiles {
  const send = sirv(folder, {
    dev: true,
    etag: true,
    extensions: [],
    setHeaders(outgoing, path) {
      outgoing.setHeader('Content-Type', fileType(path))
      outgoing.setHeader('Cache-Control', fileCaching(path))
    },
  })
  return {
    has(path) {
      const file = findFile(folder, path)
      return file !== undefined && fileNames(path).includes(file)
    },
    answer(incoming, outgoing, path) {
      const file = findFile(folder, path)
      if (file === undefined) return false
      closeWithAnswer(outgoing)
      let answered = true
      const { url, headers } = incoming
      const raw = encodeURI(file)
      // sirv would cut a name at `#` or `?`; a URL that has been parsed, by Express for one, it takes as it is.
      const parsed: unknown = Reflect.get(incoming, '_parsedUrl')
      const _parsedUrl = { raw, pathname: raw, search: '' }
      Object.assign(incoming, { url: raw, headers: sendableHeaders(incoming), _parsedUrl })
      send(incoming, outgoing, () => {
        answered = false
      })
      Object.assign(incoming, { url, headers, _parsedUrl: parsed })
      return answered
    },
    async notFoundPage() {
      const html = await readFile(join(folder, '404.html')).catch(() => undefined)
      if (html !== undefined) return new Response(html, { status: 404, headers: { 'content-type': fileType('.html') } })
      // The endpoint's own type is lost with its headers. Without a type, the client inspects the text itself.
      const other = await readFile(join(folder, '404')).catch(() => undefined)
      return other === undefined ? undefined : new Response(other, { status: 404 })
    },
  }
}

/** sirv leaves its read stream open when the client disconnects, and unhandled when the file disappears. */
function closeWithAnswer(outgoing: ServerResponse): void {
  outgoing.once('pipe', (source) => {
    source.once('error', () => outgoing.destroy())
    outgoing.once('close', () => source.destroy())
  })
}

/**
 * Preconditions and ranges belong to GET and HEAD. We drop a range that sirv would misread (a suffix, several, a last
 * byte 0 or before the first) or that is tied to a version: the whole file is a valid response (RFC 9110, 14.2).
 */
function sendableHeaders({ method, headers }: IncomingMessage): IncomingMessage['headers'] {
  const { range, 'if-range': ifRange, 'if-none-match': ifNoneMatch, ...rest } = headers
  if (method !== 'GET' && method !== 'HEAD') return rest
  const kept = ifNoneMatch === undefined ? rest : { ...rest, 'if-none-match': ifNoneMatch }
  const [, first, last] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(range ?? '') ?? []
  if (method !== 'GET' || ifRange !== undefined || range === undefined || first === undefined) return kept
  const isReadable = last === '' || (Number(last) > 0 && Number(last) >= Number(first))
  return isReadable ? { ...kept, range } : kept
}
