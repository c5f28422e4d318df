import { holdAddresses } from '../preview/held-addresses.ts'

/** Parts that are inlined in a page. A page with more would only waste time. */
const limit = 50

interface InlineOptions {
  /** Absolute URLs: of the root, below which parts are requested, and of the page. */
  readonly root: string
  readonly url: string
  /** The text at a URL. `undefined` if there is none. */
  load(url: URL): Promise<string | undefined>
}

/**
 * Prepares a page for a frame without a network. Scripts and style sheets that are below the root are inlined, so that
 * they run in order. Pictures and media are requested by the page's script.
 */
export async function inlineParts(html: string, { root, url, load }: InlineOptions): Promise<string> {
  if (!/<(?:script|link|img|input|video|audio|embed)\b/i.test(html)) return html
  const page = new DOMParser().parseFromString(html, 'text/html')
  const targetOf = (address: string): URL | undefined => {
    const target = URL.canParse(address, url) ? new URL(address, url) : undefined
    return target?.href.startsWith(root) ? target : undefined
  }
  holdAddresses(page, (address) => targetOf(address) !== undefined)
  const parts = [...page.querySelectorAll('script[src], link[rel~=stylesheet][href]')].slice(0, limit)
  const texts = parts.map((part) => {
    const target = targetOf(part.getAttribute(part instanceof HTMLScriptElement ? 'src' : 'href') ?? '')
    return target && load(target)
  })
  for (const [index, text] of (await Promise.all(texts)).entries()) {
    const part = parts[index]
    if (part !== undefined && text !== undefined) inline(page, part, text)
  }
  return `${/^\s*<!doctype/i.test(html) ? '<!doctype html>' : ''}${page.documentElement.outerHTML}`
}

function inline(page: Document, part: Element, text: string): void {
  if (part instanceof HTMLScriptElement) {
    part.removeAttribute('src')
    part.textContent = text.replaceAll(/<(?=\/script|!--)/gi, '\\x3c')
    return
  }
  const style = page.createElement('style')
  style.textContent = text.replaceAll(/<(?=\/style)/gi, '\\3c ')
  const media = part.getAttribute('media')
  if (media !== null) style.setAttribute('media', media)
  part.replaceWith(style)
}
