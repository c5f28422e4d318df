import type { Backend } from './backend.ts'
import { follow, toAsked } from './follow.ts'
import { downloadName, save, showAnswer } from './show-answer.ts'

const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

const never = new AbortController().signal

/**
 * Opens an endpoint's address in this page, as a browser would: redirects are followed, also out of the endpoints,
 * downloads are saved, and anything else takes the document's place.
 *
 * @param isNew `false`: the document was opened for this address
 * @param download saves the answer, under this name or, where that is empty, the answer's own
 */
export async function navigate(host: Backend, request: Request, isNew = true, download?: string): Promise<void> {
  const asked = await toAsked(request, { mode: 'navigate', destination: 'document', accept })
  const followed = await follow(host, asked, { redirect: 'follow', signal: never })
  // A host of files has nothing but GET to answer there.
  if (followed.kind === 'left') return location.assign(followed.asked.url)
  const { response, url } = followed
  if (response.status === 204 || response.status === 205) return
  const name = downloadName(response, url, download !== undefined)
  if (name === undefined) await showAnswer(response, url, isNew)
  else await save(response, download || name)
}

/** Lets links and forms of this page find the endpoints. */
export function watchNavigation(host: Backend): void {
  const open = (request: Request, download?: string): void => {
    navigate(host, request, true, download).then(
      // Whoever listened before belonged to the document that is gone.
      () => listen(),
      (error: unknown) => console.error(`[stowaway] ${request.url} could not be opened.`, error),
    )
  }
  const onClick = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement && target.href !== '')
    if (!(link instanceof HTMLAnchorElement) || opensElsewhere(link.target)) return
    const url = host.find(link.href)
    if (url === undefined || isFragmentOf(url)) return
    event.preventDefault()
    open(new Request(url, { credentials: 'include' }), link.getAttribute('download') ?? undefined)
  }
  const onSubmit = (event: SubmitEvent): void => {
    if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return
    if (submit(event.target, event.submitter)) event.preventDefault()
  }
  const submit = (form: HTMLFormElement, submitter: HTMLElement | null): boolean => {
    const request = formRequest(host, form, submitter)
    if (request !== undefined) open(request)
    return request !== undefined
  }
  const onPop = (): void => location.reload()
  let documentShown = document.documentElement
  const listen = (): void => {
    window.addEventListener('click', onClick)
    window.addEventListener('submit', onSubmit)
    // An answer was put in the document's place: going back means loading what was there.
    if (document.documentElement !== documentShown) window.addEventListener('popstate', onPop)
    documentShown = document.documentElement
  }
  const native = HTMLFormElement.prototype.submit
  HTMLFormElement.prototype.submit = function () {
    if (!submit(this, null)) native.call(this)
  }
  listen()
}

export const opensElsewhere = (target: string): boolean => target !== '' && target !== '_self'

function isFragmentOf(url: URL): boolean {
  return url.hash !== '' && url.href.replace(/#.*/s, '') === location.href.replace(/#.*/s, '')
}

/** The request of a form, where an endpoint answers it. */
export function formRequest(host: Backend, form: HTMLFormElement, submitter: HTMLElement | null): Request | undefined {
  const of = (name: string): string => submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? ''
  if (opensElsewhere(of('target'))) return undefined
  const url = host.find(of('action') || location.href)
  const method = of('method').toUpperCase() || 'GET'
  if (url === undefined || method === 'DIALOG') return undefined
  const data = new FormData(form, submitter)
  const pairs = [...data].map(([name, value]) => [name, typeof value === 'string' ? value : value.name])
  if (method !== 'POST') {
    url.search = new URLSearchParams(pairs).toString()
    return new Request(url, { credentials: 'include' })
  }
  const type = of('enctype').toLowerCase()
  const body =
    type === 'multipart/form-data'
      ? data
      : type === 'text/plain'
        ? new Blob([pairs.map(([name, value]) => `${name}=${value}\r\n`).join('')], { type })
        : new URLSearchParams(pairs)
  return new Request(url, { method: 'POST', body, credentials: 'include' })
}
