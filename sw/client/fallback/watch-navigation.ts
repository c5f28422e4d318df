import type { Backend } from './backend.ts'
import { formRequest, opensElsewhere } from './form-request.ts'
import { navigate } from './navigate.ts'

/** Lets links and forms of this page find the endpoints. */
export function watchNavigation(backend: Backend): void {
  const open = (request: Request, download?: string): void => {
    navigate(backend, request, true, download).then(
      // The earlier listeners belonged to the previous document.
      () => listen(),
      (error: unknown) => console.error(`[stowaway] ${request.url} could not be opened.`, error),
    )
  }
  const onClick = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement && target.href !== '')
    if (!(link instanceof HTMLAnchorElement) || opensElsewhere(link.target)) return
    const url = backend.find(link.href)
    if (url === undefined || isFragmentOf(url)) return
    event.preventDefault()
    open(new Request(url, { credentials: 'include' }), link.getAttribute('download') ?? undefined)
  }
  const onSubmit = (event: SubmitEvent): void => {
    if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return
    if (submit(event.target, event.submitter)) event.preventDefault()
  }
  const submit = (form: HTMLFormElement, submitter: HTMLElement | null): boolean => {
    const request = formRequest(backend, form, submitter)
    if (request !== undefined) open(request)
    return request !== undefined
  }
  const onPop = (): void => location.reload()
  let documentShown = document.documentElement
  const listen = (): void => {
    window.addEventListener('click', onClick)
    window.addEventListener('submit', onSubmit)
    // A response has replaced the document: going back means loading the previous one.
    if (document.documentElement !== documentShown) window.addEventListener('popstate', onPop)
    documentShown = document.documentElement
  }
  const native = HTMLFormElement.prototype.submit
  HTMLFormElement.prototype.submit = function () {
    if (!submit(this, null)) native.call(this)
  }
  listen()
}

function isFragmentOf(url: URL): boolean {
  return url.hash !== '' && url.href.replace(/#.*/s, '') === location.href.replace(/#.*/s, '')
}
