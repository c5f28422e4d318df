import { sendStream } from '../../core/streams/port-stream.ts'
import type { ToPreview } from '../preview/preview-messages.ts'
import type { Answer } from './follow-page.ts'

/** A request as an untrusted page describes it; `undefined` for what is none, or leads out of the root. */
export function previewRequest(asked: unknown, root: string, signal?: AbortSignal): Request | undefined {
  if (typeof asked !== 'object' || asked === null) return undefined
  const { url, method, headers, body } = asked as Record<string, unknown>
  if (typeof url !== 'string' || !URL.canParse(url) || !new URL(url).href.startsWith(root)) return undefined
  try {
    const pairs = Array.isArray(headers) ? headers : []
    return new Request(url, {
      method: String(method),
      headers: pairs.map(([name, value]): [string, string] => [String(name), String(value)]),
      redirect: 'manual',
      ...(signal && { signal }),
      ...(body instanceof ArrayBuffer && { body }),
    })
  } catch {
    return undefined
  }
}

/**
 * Answers one request of a previewed page, on the port that came with it.
 *
 * @returns what was asked and its status, once that is known
 */
export async function answerPreview(
  asked: unknown,
  reply: MessagePort,
  { root, answer }: { readonly root: string; readonly answer: Answer },
): Promise<{ readonly method: string; readonly url: string; readonly status: number } | undefined> {
  const say = (message: ToPreview, transfer: Transferable[] = []): void => reply.postMessage(message, transfer)
  const aborted = new AbortController()
  reply.onmessage = () => aborted.abort()
  const request = previewRequest(asked, root, aborted.signal)
  if (request === undefined) {
    say({ type: 'failed', reason: 'This request cannot be made from here.' })
    return undefined
  }
  const { method, url } = request
  try {
    const { status, statusText, headers, body } = await answer(request)
    const head = { type: 'head', status, statusText, headers: [...headers] } as const
    if (body === null) say(head)
    else {
      const { port1, port2 } = new MessageChannel()
      sendStream(body, port1, () => aborted.abort())
      say(head, [port2])
    }
    return { method, url, status }
  } catch (error) {
    say({ type: 'failed', reason: String(error) })
    return undefined
  }
}
