import type { RequestHead } from '../../core/wire/messages/request.ts'
import { toRequest } from '../../core/wire/to-request.ts'

/**
 * A request that an untrusted page describes.
 *
 * @throws TypeError if it is not a request, or is outside the root
 */
export function previewRequest(head: RequestHead, root: string, signal: AbortSignal): Request {
  if (!URL.canParse(head.url) || !new URL(head.url).href.startsWith(root)) {
    throw new TypeError('This request cannot be made from here.')
  }
  return toRequest(head, head.body instanceof ArrayBuffer ? head.body : undefined, signal)
}
