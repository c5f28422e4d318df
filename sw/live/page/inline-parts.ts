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
 * Inlines the scripts and style sheets of a page that are below the root, so that they run in order: in a frame without
 * a network they could only come later.
 */
export async function inlineParts(html: string, { root, url, load }: InlineOptions): Promise<string> {
  if (!/<(?:script|link)\b/i.test(html)) return html
  const page = new DOMParser().parseFromString(html, 'text/html')
  const parts = [...page.querySelectorAll('script[src], link[rel~=stylesheet][href]')].slice(0, limit)
  const texts = parts.map((part) => {
    const address = part.getAttribute(part instanceof HTMLScriptElement ? 'src' : 'href') ?? ''
    const target = URL.canParse(address, url) ? new URL(address, url) : undefined
    return target?.href.startsWith(root) ? load(target) : undefined
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
