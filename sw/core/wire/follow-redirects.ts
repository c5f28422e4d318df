import type { RequestHead } from './messages/request.ts'

/** How many redirects `fetch` follows (Fetch, "HTTP-redirect fetch"). */
const redirectLimit = 20

const redirectStatuses = new Set([301, 302, 303, 307, 308])

export type Followed =
  | { readonly kind: 'answer'; readonly response: Response; readonly head: RequestHead; readonly redirected: boolean }
  /** The next URL is not ours: `redirect` is the response that leads there, `head` what to send there. */
  | { readonly kind: 'left'; readonly redirect?: Response; readonly head: RequestHead; readonly redirected: boolean }

interface FollowOptions {
  readonly redirect: RequestRedirect
  /** Whether `ask` may be called with this URL of a redirect. */
  isOurs(url: string): boolean
}

/**
 * Asks for a response, and follows its redirects as `fetch` does.
 *
 * @throws TypeError where `fetch` does
 */
export async function followRedirects(
  first: RequestHead,
  ask: (head: RequestHead) => Promise<Response | undefined>,
  { redirect, isOurs }: FollowOptions,
): Promise<Followed> {
  let head = first
  for (let count = 0; ; count += 1) {
    const redirected = count > 0
    const response = await ask(head)
    if (response === undefined) return { kind: 'left', head, redirected }
    const location = redirectStatuses.has(response.status) ? response.headers.get('location') : null
    if (location === null || redirect === 'manual') return { kind: 'answer', response, head, redirected }
    const next =
      redirect === 'follow' && count < redirectLimit ? redirectedHead(head, response.status, location) : undefined
    if (next !== undefined && !isOurs(next.url))
      return { kind: 'left', redirect: response, head: next, redirected: true }
    await response.body?.cancel()
    if (redirect === 'error') throw new TypeError(`${head.url} redirects, which this request forbids.`)
    if (count === redirectLimit) throw new TypeError(`${first.url} redirects too often.`)
    if (next === undefined) throw new TypeError(`${head.url} redirects to ${location}.`)
    head = next
  }
}

/** `undefined`: the location is not a URL that can be fetched. */
function redirectedHead(head: RequestHead, status: number, location: string): RequestHead | undefined {
  const from = new URL(head.url)
  const url = URL.canParse(location, from) ? new URL(location, from) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined
  if (url.hash === '') url.hash = from.hash
  const { method, body, headers, ...rest } = head
  const becomesGet =
    status === 303 ? method !== 'GET' && method !== 'HEAD' : (status === 301 || status === 302) && method === 'POST'
  const isForeign = url.origin !== from.origin
  return {
    ...rest,
    url: url.href,
    method: becomesGet ? 'GET' : method,
    headers: headers.filter(
      ([name]) => !(becomesGet && name.startsWith('content-')) && !(isForeign && name === 'authorization'),
    ),
    ...(!becomesGet && body !== undefined && { body }),
  }
}
