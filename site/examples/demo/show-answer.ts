import type { Answer } from './ask.ts'
import { element } from './element.ts'
import type { Action } from './example.ts'

/** Shows a response in a card: facts first, then the body by its type. */
export async function showAnswer(place: HTMLElement, action: Action, answer: Answer): Promise<void> {
  const { status, statusText, type, answeredBy, route, time, endpointTime, redirected, url } = answer
  const level = status < 300 ? 'good' : 'bad'
  const by = route === undefined ? answeredBy : `${answeredBy} · ${route}`
  const took = endpointTime === undefined ? '' : ` (endpoint ${endpointTime.toFixed(1)} ms)`
  const body = await bodyView(answer)
  place.dataset.level = level
  place.replaceChildren(
    element('p', { class: 'asked' }, `${action.method} /${decodeURIComponent(action.path)}`),
    element(
      'dl',
      {},
      ...fact('status', 'Status', `${status} ${statusText}`.trim()),
      ...(redirected ? fact('redirected', 'Redirected to', url.pathname) : []),
      ...fact('by', 'Answered by', by),
      ...fact('type', 'Content type', type || 'none'),
      ...fact('time', 'Time', `${time.toFixed(1)} ms${took}`),
    ),
    body,
  )
}

export function showFailure(place: HTMLElement, action: Action, error: unknown): void {
  place.dataset.level = 'bad'
  place.replaceChildren(
    element('p', { class: 'asked' }, `${action.method} /${decodeURIComponent(action.path)}`),
    element('p', {}, `No response: ${error instanceof Error ? error.message : String(error)}`),
  )
}

function fact(name: string, label: string, text: string): readonly HTMLElement[] {
  return [element('dt', {}, label), element('dd', { 'data-fact': name }, text)]
}

async function bodyView({ type, body, url }: Answer): Promise<HTMLElement> {
  if (body.size === 0) return element('p', { class: 'empty' }, 'No body')
  if (type.startsWith('image/')) return imageView(body, url)
  const text = await body.text()
  return element(
    'pre',
    { class: 'body', tabindex: '0', 'aria-label': 'Body' },
    type.includes('json') ? pretty(text) : text,
  )
}

async function imageView(body: Blob, url: URL): Promise<HTMLElement> {
  const image = element('img', { alt: `The image ${url.pathname}` })
  const source = URL.createObjectURL(body)
  image.src = source
  await image.decode()
  URL.revokeObjectURL(source)
  const caption = `${image.naturalWidth} × ${image.naturalHeight} pixels, ${body.size} bytes`
  return element('figure', { class: 'body' }, image, element('figcaption', {}, caption))
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
