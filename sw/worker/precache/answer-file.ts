import { rangeResponse } from '../../core/endpoint/range-response.ts'
import { goneError } from '../../core/errors/gone-errors.ts'
import { platformFetch } from '../platform-fetch.ts'
import type { FileStore } from './file-store.ts'
import type { Keeper } from './keeper.ts'

/**
 * Answers GET and HEAD for one file: with the cached copy, otherwise with the server's, which is then cached. Without
 * both: 503.
 */
export async function answerFile(
  store: FileStore,
  keeper: Keeper,
  url: string,
  request: Request,
  event: ExtendableEvent,
): Promise<Response> {
  const kept = await store.read(url)
  if (kept !== undefined) return request.method === 'HEAD' ? withoutBody(kept) : rangeResponse(request, kept)
  try {
    const response = await platformFetch(request)
    event.waitUntil(keeper.repair(url, event))
    return response
  } catch {
    const { message, hint } = goneError('OfflineFileGone', { path: url })
    return new Response(`${message}\n${hint}\n`, {
      status: 503,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    })
  }
}

/** Firefox drops the body of a response to HEAD, other engines deliver it. */
const withoutBody = ({ status, headers }: Response): Response => new Response(null, { status, headers })
