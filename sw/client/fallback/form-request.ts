import type { Backend } from './backend.ts'

/** The request of a form, if an endpoint answers it. */
export function formRequest(
  backend: Backend,
  form: HTMLFormElement,
  submitter: HTMLElement | null,
): Request | undefined {
  const of = (name: string): string => submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? ''
  if (opensElsewhere(of('target'))) return undefined
  const url = backend.find(of('action') || location.href)
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

export const opensElsewhere = (target: string): boolean => target !== '' && target !== '_self'
