import { type Followed, followRedirects } from '../../core/wire/follow-redirects.ts'
import type { RequestHead } from '../../core/wire/messages/request.ts'
import type { Backend } from './backend.ts'

/**
 * Asks the endpoints, and follows their redirects. A redirect to anything else is left to the caller.
 *
 * @throws TypeError where `fetch` does
 */
export async function follow(
  backend: Backend,
  head: RequestHead,
  { redirect, signal }: Pick<Request, 'redirect' | 'signal'>,
): Promise<Followed> {
  const followed = await followRedirects(head, (next) => backend.ask(next, signal), {
    redirect,
    isOurs: (url) => backend.find(url) !== undefined,
  })
  if (followed.kind === 'left') await followed.redirect?.body?.cancel()
  return followed
}
