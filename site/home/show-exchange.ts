import type { Exchange } from './exchange.ts'
import { steps } from './steps.ts'

const shownHeaders = new Set(['content-type', 'server-timing', 'allow', 'location'])

/** What happened in words, then status, headers and body. */
export function showExchange(place: Element, exchange: Exchange): void {
  const { status, statusText, headers, body } = exchange
  const list = element('ol', 'steps')
  list.append(
    ...steps(exchange).map((text) => {
      const item = element('li')
      item.append(...prose(text))
      return item
    }),
  )
  const facts = element('dl', status < 400 ? 'facts' : 'facts failed')
  facts.append(element('dt', '', 'status'), element('dd', 'status', `${status} ${statusText}`.trim()))
  for (const [name, value] of headers) {
    if (shownHeaders.has(name)) facts.append(element('dt', '', name), element('dd', '', value))
  }
  const text = element('pre', 'body')
  text.tabIndex = 0
  text.setAttribute('role', 'region')
  text.setAttribute('aria-label', 'Body of the answer')
  text.append(pretty(body))
  place.replaceChildren(list, facts, text)
}

export function showFailure(place: Element, error: unknown): void {
  place.replaceChildren(
    element('p', 'failed', `No response: ${error instanceof Error ? error.message : String(error)}`),
  )
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, className = '', text = '') {
  const created = document.createElement(name)
  if (className !== '') created.className = className
  created.textContent = text
  return created
}

const prose = (text: string): (Node | string)[] =>
  text.split('`').map((part, index) => (index % 2 === 1 ? element('code', '', part) : part))

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body.length > 600 ? `${body.slice(0, 600)}…` : body || '(no body)'
  }
}
