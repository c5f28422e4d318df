import { answerRequest } from '../../core/wire/answer-request.ts'
import { isMessage } from '../../core/wire/is-message.ts'
import { consoleMessage, errorMessage, openMessage, previewWord } from '../../core/wire/messages/preview.ts'
import { type RequestHead, requestQuestion, requestShape } from '../../core/wire/messages/request.ts'
import { fencedDocument, previewDocument } from '../preview/preview-document.ts'
import { answerDocument } from './answer-document.ts'
import { type Answer, followPage } from './follow-page.ts'
import { inlineParts } from './inline-parts.ts'
import { previewRequest } from './preview-request.ts'

/** What happens in a previewed page. */
export type PreviewEvent =
  /** The frame shows this URL now. */
  | { readonly type: 'opened'; readonly url: string; readonly status: number }
  /** The page sent a request, and the response had this status. */
  | { readonly type: 'request'; readonly method: string; readonly url: string; readonly status: number }
  | { readonly type: 'console'; readonly level: string; readonly args: readonly unknown[] }
  | { readonly type: 'error'; readonly message: string; readonly stack?: string }

/** Where a preview is shown, and what answers its page. */
export interface PreviewOptions {
  /** URL of the script of previewed pages: `live-preview.js` of the build. */
  readonly script: string | URL
  /** Where the frame is inserted. */
  readonly parent: HTMLElement
  /** The frame's accessible name. */
  readonly title: string
  /** Absolute URL of everything that is answered, with a trailing slash. */
  readonly root: string
  /** Answers the page's requests: a sandbox's `request`, and files. Redirects are returned, not followed. */
  answer(request: Request): Promise<Response>
}

/**
 * A page in a frame with its own origin: no storage, no cookies, no network, no navigation to another address. The page
 * that shows it answers its `fetch`, XHR, EventSource, beacons, elements, links and forms. Browsers may still open a
 * connection, without a request, for `<link rel="preconnect">`.
 */
export interface Preview {
  readonly frame: HTMLIFrameElement
  /** Requests a URL below the root and shows the response. Rejects with what `answer` rejects with. */
  open(request: Request): Promise<void>
  /** Returns an unsubscribe function. */
  onEvent(listener: (event: PreviewEvent) => void): () => void
  remove(): void
}

/** Shows pages in a frame with its own origin. `answer` answers their requests. */
export function createPreview({ script, parent, title, root, answer }: PreviewOptions): Preview {
  const listeners = new Set<(event: PreviewEvent) => void>()
  const tell = (event: PreviewEvent): void => {
    for (const listener of listeners) listener(event)
  }
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts allow-forms')
  frame.title = title
  frame.referrerPolicy = 'no-referrer'
  let text: Promise<string> | undefined
  let port: MessagePort | undefined

  const hear = ({ source, data, ports: [given] }: MessageEvent): void => {
    if (source === null || source !== frame.contentWindow?.[0] || data !== previewWord || given === undefined) return
    port?.close()
    port = given
    given.onmessage = ({ data, ports: [reply] }) => listen(data, reply)
  }

  const listen = (data: unknown, reply: MessagePort | undefined): void => {
    if (reply !== undefined && isMessage(data, requestQuestion, requestShape)) {
      void answerRequest(reply, async (signal) => {
        const request = previewRequest(data, root, signal)
        const response = await answer(request)
        tell({ type: 'request', method: request.method, url: request.url, status: response.status })
        return response
      })
    } else if (isMessage(data, openMessage, requestShape)) {
      openLink(data).catch((error) => tell({ type: 'error', message: String(error) }))
    } else if (isMessage(data, consoleMessage, { level: 'string', args: 'list' })) {
      tell({ type: 'console', level: data.level, args: data.args })
    } else if (isMessage(data, errorMessage, { message: 'string' })) {
      const { message, stack } = data
      tell({ type: 'error', message, ...(typeof stack === 'string' && { stack }) })
    }
  }

  const openLink = async (head: RequestHead): Promise<void> =>
    open(previewRequest(head, root, new AbortController().signal))

  const open = async (request: Request): Promise<void> => {
    text ??= scriptText(script)
    const { response, url } = await followPage(request, answer, root)
    const { status } = response
    if (status === 204 || status === 205) return
    const { html, isPage } = await answerDocument(response)
    const load = (target: URL): Promise<string | undefined> => partText(answer, target)
    const whole = isPage ? await inlineParts(html, { root, url, load }) : html
    frame.srcdoc = fencedDocument(previewDocument(whole, await text, { root, url }), title)
    tell({ type: 'opened', url, status })
  }

  window.addEventListener('message', hear)
  parent.append(frame)
  return {
    frame,
    open,
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    remove() {
      window.removeEventListener('message', hear)
      port?.close()
      frame.remove()
    },
  }
}

async function partText(answer: Answer, target: URL): Promise<string | undefined> {
  try {
    const response = await answer(new Request(target))
    return response.ok ? await response.text() : undefined
  } catch {
    return undefined
  }
}

async function scriptText(script: string | URL): Promise<string> {
  const response = await fetch(script)
  if (!response.ok) throw new Error(`The server answered ${script} with status ${response.status}.`)
  return response.text()
}
