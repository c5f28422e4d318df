import { trustedScript } from '../../core/names/trusted-script.ts'
import type { Backend } from './backend.ts'
import type { BackendFetch } from './backend-fetch.ts'

interface LoadingElement {
  readonly interface: { readonly prototype: Element; new (): Element }
  /** Attribute and property with the address. */
  readonly attribute: 'src' | 'href' | 'poster'
  readonly destination: string
  readonly accept?: string
}

const image = { destination: 'image', accept: 'image/avif,image/webp,image/*,*/*;q=0.8' }

/** Elements that load something. Frames are missing: the server's 404 page handles those. */
const loading: readonly LoadingElement[] = [
  { interface: HTMLImageElement, attribute: 'src', ...image },
  { interface: HTMLInputElement, attribute: 'src', ...image },
  { interface: HTMLScriptElement, attribute: 'src', destination: 'script' },
  { interface: HTMLLinkElement, attribute: 'href', destination: 'style', accept: 'text/css,*/*;q=0.1' },
  { interface: HTMLVideoElement, attribute: 'poster', ...image },
  { interface: HTMLMediaElement, attribute: 'src', destination: 'video' },
  { interface: HTMLSourceElement, attribute: 'src', destination: 'video' },
  { interface: HTMLTrackElement, attribute: 'src', destination: 'track' },
  { interface: HTMLEmbedElement, attribute: 'src', destination: 'embed' },
]

interface Shown {
  /** The absolute URL that the page requested. */
  readonly url: string
  blobUrl?: string
}

/**
 * Lets elements show the responses of endpoints, as a copy at a `blob:` URL. URLs that code sets never reach the
 * server. URLs in the page's own markup were requested before our script ran, and are answered when it sees them.
 */
export function watchElements(backend: Backend, backendFetch: BackendFetch): void {
  const shown = new WeakMap<Element, Map<string, Shown>>()
  const kindOf = (element: Element, attribute: string) =>
    loading.find((kind) => kind.attribute === attribute && element instanceof kind.interface)

  /** Whether an endpoint answers the element's URL. If so, `put` gets the `blob:` URL. */
  const take = (element: Element, attribute: string, address: string, put: (blobUrl: string) => void): boolean => {
    const kind = kindOf(element, attribute)
    const known = shown.get(element) ?? new Map<string, Shown>()
    const url = kind === undefined || address === '' || isOther(element) ? undefined : backend.find(address)
    const before = known.get(attribute)
    if (before?.blobUrl !== undefined && before.blobUrl === address) return false
    known.delete(attribute)
    if (before?.blobUrl !== undefined) URL.revokeObjectURL(before.blobUrl)
    if (kind === undefined || url === undefined) return false
    const now: Shown = { url: url.href }
    shown.set(element, known.set(attribute, now))
    void load(backendFetch, url, kind).then((blob) => {
      if (known.get(attribute) !== now) return
      if (blob === undefined) return element.dispatchEvent(new Event('error'))
      now.blobUrl = URL.createObjectURL(blob)
      put(now.blobUrl)
    })
    return true
  }

  for (const { interface: kind, attribute } of loading) {
    const { prototype } = kind
    const property = Object.getOwnPropertyDescriptor(prototype, attribute)
    if (property?.set !== undefined) {
      Object.defineProperty(prototype, attribute, {
        ...property,
        get(this: Element) {
          return shown.get(this)?.get(attribute)?.url ?? property.get?.call(this)
        },
        set(this: Element, value: unknown) {
          const put = (address: unknown): void => property.set?.call(this, address)
          if (!take(this, attribute, String(value), put)) put(value)
        },
      })
    }
  }
  const native = Element.prototype.setAttribute
  Element.prototype.setAttribute = function (name, value) {
    const put = (address: string): void => native.call(this, name, address)
    const attribute = name.toLowerCase()
    if (kindOf(this, attribute) === undefined || !take(this, attribute, String(value), put)) put(value)
  }

  const look = (element: Element): void => {
    for (const { attribute } of loading) {
      const address = element.getAttribute(attribute)
      if (address === null || kindOf(element, attribute) === undefined) continue
      const isLate = element instanceof HTMLScriptElement
      take(element, attribute, address, (blobUrl) =>
        isLate ? runAgain(element, blobUrl) : native.call(element, attribute, blobUrl),
      )
    }
  }
  const lookBelow = (root: ParentNode): void => root.querySelectorAll('[src],[href],[poster]').forEach(look)
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue
        look(node)
        lookBelow(node)
      }
    }
  }).observe(document, { childList: true, subtree: true })
  lookBelow(document)
}

/** Links and inputs that load nothing from here. */
function isOther(element: Element): boolean {
  if (element instanceof HTMLLinkElement) return !/(^|\s)(stylesheet|icon)(\s|$)/i.test(element.rel || 'stylesheet')
  return element instanceof HTMLInputElement && element.type !== 'image'
}

async function load(backendFetch: BackendFetch, url: URL, kind: LoadingElement): Promise<Blob | undefined> {
  try {
    const response = await backendFetch(new Request(url, { mode: 'no-cors', credentials: 'include' }), kind)
    // Images are shown whatever the status is, other elements are not.
    return response.ok || kind.destination === 'image' ? await response.blob() : undefined
  } catch {
    return undefined
  }
}

/** A script that has failed never runs again. Another one in its place does. */
function runAgain(failed: HTMLScriptElement, src: string): void {
  const script = document.createElement('script')
  for (const { name, value } of failed.attributes) if (name !== 'src') script.setAttribute(name, value)
  script.src = trustedScript(src)
  failed.replaceWith(script)
}
