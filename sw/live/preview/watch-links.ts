import { formRequest, opensElsewhere } from '../../client/fallback/form-request.ts'
import { toRequestHead } from '../../client/fallback/to-request-head.ts'
import { openMessage } from '../../core/wire/messages/preview.ts'
import { post } from '../../core/wire/post.ts'
import type { PreviewBackend } from './preview-backend.ts'
import type { PreviewSettings } from './preview-settings.ts'

const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

/** Asks the page that shows the preview to open links and forms. */
export function watchLinks(backend: PreviewBackend, settings: PreviewSettings): void {
  const open = async (request: Request): Promise<void> => {
    post(backend.port, openMessage, await toRequestHead(request, { mode: 'navigate', destination: 'document', accept }))
  }
  window.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement && target.href !== '')
    if (!(link instanceof HTMLAnchorElement)) return
    const url = backend.find(link.href)
    if (url === undefined || opensElsewhere(link.target)) return
    event.preventDefault()
    if (url.hash !== '' && withoutHash(url.href) === withoutHash(settings.url)) {
      document.getElementById(decodeURIComponent(url.hash.slice(1)))?.scrollIntoView()
    } else void open(new Request(url))
  })
  window.addEventListener('submit', (event) => {
    if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return
    const request = formRequest(backend, event.target, event.submitter)
    if (request === undefined) return
    event.preventDefault()
    void open(request)
  })
}

const withoutHash = (href: string): string => href.replace(/#.*/s, '')
