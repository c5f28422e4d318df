import { buildMessage, messageType } from '../messages.ts'

declare const self: ServiceWorkerGlobalScope

interface BuildListenerOptions {
  readonly id: string
  /** Whether a page's script of this path belongs to the worker's own build. */
  isOwn(path: string): boolean | Promise<boolean>
}

/** Tells a page which build this worker is of, and whether the page is of the same one. */
export function addBuildListener({ id, isOwn }: BuildListenerOptions): void {
  const answer = async (page: URL, port: MessagePort | undefined): Promise<void> => {
    port?.postMessage({ id, isOwn: page.origin === self.location.origin && (await isOwn(page.pathname)) })
  }
  self.addEventListener('message', (event) => {
    const { data, ports } = event
    if (messageType(data) !== buildMessage || !URL.canParse(data.page)) return
    event.waitUntil(answer(new URL(data.page), ports[0]))
  })
}
