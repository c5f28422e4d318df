/** Requests that were changed here already, for one endpoint. */
const prepared = new WeakSet<Request>()

/**
 * The request that a prerendered endpoint sees: without headers, query and body, which do not exist yet when files are
 * written. Reading `headers` warns. A request that has none of them anyway is changed, not copied: a build makes
 * thousands.
 */
export function prerenderedRequest(request: Request, file: string, warn: (text: string) => void): Request {
  const plain = isPlain(request) ? request : copyOf(request)
  prepared.add(plain)
  let headers: Headers | undefined
  return Object.defineProperty(plain, 'headers', {
    get() {
      warn(
        `request.headers was read in ${file}, which is prerendered: they are always empty there. To use them, set export const prerender = false.`,
      )
      headers ??= new Headers()
      return headers
    },
  })
}

const isPlain = (request: Request): boolean =>
  !prepared.has(request) &&
  request.body === null &&
  !request.url.includes('?') &&
  request.headers.keys().next().done === true

function copyOf({ url: given, method, signal }: Request): Request {
  const url = new URL(given)
  url.search = ''
  return new Request(url, { method, signal })
}
