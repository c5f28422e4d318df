/**
 * The request that a prerendered endpoint sees: without headers, query and body, which do not exist yet when files are
 * written. Reading `headers` warns.
 */
export function prerenderedRequest(request: Request, file: string, warn: (text: string) => void): Request {
  const url = new URL(request.url)
  url.search = ''
  const plain = new Request(url, { method: request.method, signal: request.signal })
  const headers = new Headers()
  return Object.defineProperty(plain, 'headers', {
    get() {
      warn(
        `request.headers was read in ${file}, which is prerendered: they are always empty there. To use them, set export const prerender = false.`,
      )
      return headers
    },
  })
}
