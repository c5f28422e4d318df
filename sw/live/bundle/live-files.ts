import { rangeResponse } from '../../core/endpoint/range-response.ts'
import { collapseSlashes, decodePathname, stripBase } from '../../core/routes/pathname.ts'

/** A file of the project that is served unchanged. */
export interface LiveFile {
  /** Below the base, decoded: `/index.html`. */
  readonly path: string
  /** Its media type: `text/html; charset=utf-8`. */
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
}

interface LiveFiles {
  /**
   * The file for a request, as a static server finds it. `undefined`: there is no such file, or the method does not
   * read.
   */
  answer(request: Request): Promise<Response> | undefined
  /** The project's own `404.html`. */
  notFoundPage(): Promise<Response | undefined>
}

export function createLiveFiles(files: readonly LiveFile[], base: string): LiveFiles {
  const known = new Map(files.map((file) => [file.path, file]))
  const find = (pathname: string): LiveFile | undefined => {
    const path = stripBase(collapseSlashes(decodePathname(pathname).pathname), base)
    if (path === undefined) return undefined
    return path.endsWith('/') ? known.get(`${path}index.html`) : (known.get(path) ?? known.get(`${path}.html`))
  }
  const toResponse = ({ type, body }: LiveFile): Response => new Response(body, { headers: { 'content-type': type } })
  return {
    answer(request) {
      const { method, url } = request
      const file = method === 'GET' || method === 'HEAD' ? find(new URL(url).pathname) : undefined
      if (file === undefined) return undefined
      if (method === 'GET') return rangeResponse(request, toResponse(file))
      const headers = { 'content-type': file.type, 'content-length': String(file.body.byteLength) }
      return Promise.resolve(new Response(null, { headers }))
    },
    async notFoundPage() {
      const file = known.get('/404.html')
      return file && toResponse(file)
    },
  }
}
