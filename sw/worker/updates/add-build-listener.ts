import { buildQuestion } from '../../core/wire/messages/control.ts'
import { onPageMessage } from '../on-page-message.ts'

declare const self: ServiceWorkerGlobalScope

interface BuildListenerOptions {
  readonly id: string
  /** Whether a page's script at this path belongs to the worker's own build. */
  isOwn(path: string): boolean | Promise<boolean>
}

/** Tells a page which build this worker has, and whether the page has the same one. */
export function addBuildListener({ id, isOwn }: BuildListenerOptions): void {
  onPageMessage(buildQuestion, { page: 'string' }, async ({ page }) => {
    const { origin, pathname } = URL.canParse(page) ? new URL(page) : { origin: '', pathname: '' }
    return { id, isOwn: origin === self.location.origin && (await isOwn(pathname)) }
  })
}
