export type Answer = (request: Request) => Promise<Response>

/** How many redirects a navigation follows (Fetch, "HTTP-redirect fetch"). */
const redirectLimit = 20

/** Asks for a page, and follows what it redirects to below the root. */
export async function followPage(
  first: Request,
  answer: Answer,
  root: string,
): Promise<{ readonly response: Response; readonly url: string }> {
  let request = first
  for (let count = 0; ; count += 1) {
    const { url } = request
    const response = await answer(request)
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
    if (location === null || !URL.canParse(location, url)) return { response, url }
    await response.body?.cancel()
    const target = new URL(location, url).href
    if (count === redirectLimit) return { response: new Response(`${first.url} redirects too often.`), url }
    if (!target.startsWith(root)) return { response: new Response(`This redirects to ${target}.`), url }
    request = new Request(target, { redirect: 'manual' })
  }
}
