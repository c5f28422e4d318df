import { toRequestHead } from '../../client/fallback/to-request-head.ts'
import { followRedirects } from '../../core/wire/follow-redirects.ts'
import type { RequestHead } from '../../core/wire/messages/request.ts'
import { toRequest } from '../../core/wire/to-request.ts'

export type Answer = (request: Request) => Promise<Response>

/**
 * Requests a page, and follows its redirects below the root. If a redirect cannot be followed, a page says so. Rejects
 * with what `answer` rejects with.
 */
export async function followPage(
  first: Request,
  answer: Answer,
  root: string,
): Promise<{ readonly response: Response; readonly url: string }> {
  let url = first.url
  let failure: unknown
  const ask = async (head: RequestHead): Promise<Response> => {
    url = head.url
    try {
      return await answer(toRequest(head, head.body instanceof ArrayBuffer ? head.body : undefined, first.signal))
    } catch (error) {
      failure = error
      throw error
    }
  }
  const head = await toRequestHead(first)
  const isOurs = (next: string): boolean => next.startsWith(root)
  try {
    const followed = await followRedirects(head, ask, { redirect: 'follow', isOurs })
    if (followed.kind === 'answer') return { response: followed.response, url }
    await followed.redirect?.body?.cancel()
    return { response: new Response(`This redirects to ${followed.head.url}.`), url }
  } catch (error) {
    if (error === failure) throw error
    return { response: new Response(String(error)), url }
  }
}
