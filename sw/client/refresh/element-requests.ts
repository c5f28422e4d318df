import type { LostRequest } from './lost-request.ts'
import { hasFailed, reloadScript } from './reload-script.ts'
import { reloadStyleSheet } from './reload-style-sheet.ts'
import { resetAttribute } from './reset-attribute.ts'
import { urlsInStyle } from './urls-in-style.ts'

/**
 * What an element requested while the page was parsed. `object` and `embed` never reach a worker, so nothing is lost.
 */
export function elementRequests(element: Element, since: number): LostRequest[] {
  return [...ownRequests(element, since), ...inlineStyle(element)]
}

function ownRequests(element: Element, since: number): LostRequest[] {
  if (element instanceof HTMLImageElement) return request(element.currentSrc || element.src, () => reloadImage(element))
  if (element instanceof HTMLScriptElement) {
    return hasFailed(element) ? request(element.src, () => reloadScript(element)) : []
  }
  if (element instanceof HTMLLinkElement) return linkRequest(element)
  if (element instanceof HTMLMediaElement) return mediaRequests(element)
  if (element instanceof HTMLIFrameElement) return request(element.src, () => reloadFrame(element, since))
  if (element instanceof HTMLInputElement && element.type === 'image') return attribute(element, 'src')
  if (element instanceof HTMLTrackElement) return trackRequest(element)
  if (element instanceof SVGImageElement || element instanceof SVGUseElement) return attribute(element, 'href')
  return []
}

const request = (url: string, again: LostRequest['again']): LostRequest[] => (url === '' ? [] : [{ url, again }])

function attribute(element: Element, name: string): LostRequest[] {
  const value = element.getAttribute(name)
  if (value === null || !URL.canParse(value, document.baseURI)) return []
  return request(new URL(value, document.baseURI).href.replace(/#.*/, ''), () => resetAttribute(element, name))
}

/**
 * By the standard, any assignment to `src` loads the image again, even of the same value. Firefox does not extend that
 * to `srcset`.
 */
function reloadImage(image: HTMLImageElement): void {
  if (image.hasAttribute('src')) image.setAttribute('src', image.getAttribute('src') ?? '')
  else if (image.hasAttribute('srcset')) resetAttribute(image, 'srcset')
  else for (const source of image.parentElement?.querySelectorAll('source') ?? []) resetAttribute(source, 'srcset')
}

function linkRequest(link: HTMLLinkElement): LostRequest[] {
  if (link.relList.contains('stylesheet')) return request(link.href, () => reloadStyleSheet(link))
  if (link.relList.contains('preload') && link.as === 'fetch') return request(link.href, () => usePreload(link))
  return link.relList.contains('icon') ? attribute(link, 'href') : []
}

/** A refused preload would be the answer to the app's first `fetch` of its URL. It is used once. */
async function usePreload({ href, crossOrigin }: HTMLLinkElement): Promise<void> {
  const answer = await fetch(href, { credentials: crossOrigin === 'use-credentials' ? 'include' : 'same-origin' })
  await answer.body?.cancel()
}

function mediaRequests(media: HTMLMediaElement): LostRequest[] {
  const sources = [...media.querySelectorAll('source')].map(({ src }) => src)
  let loaded = media.readyState > 0
  const again = (): void => {
    if (!loaded) media.load()
    loaded = true
  }
  return [
    ...[media.src, ...sources].flatMap((url) => request(url, again)),
    ...(media instanceof HTMLVideoElement ? attribute(media, 'poster') : []),
  ]
}

/** A track that failed is not tried again, and a new one is off by default. */
function trackRequest(element: HTMLTrackElement): LostRequest[] {
  const { mode } = element.track
  return request(element.src, () => {
    const fresh = element.cloneNode() as HTMLTrackElement
    element.replaceWith(fresh)
    fresh.track.mode = mode
  })
}

function reloadFrame(frame: HTMLIFrameElement, since: number): void {
  const inside = frame.contentWindow
  if (inside === null || frame.contentDocument === null) {
    frame.src = frame.getAttribute('src') ?? ''
    return
  }
  // The server's 404 page opens an endpoint's URL again by itself, or has done so.
  const isFresh = inside.performance.timeOrigin > performance.timeOrigin + since
  if (isFresh || inside.document.querySelector('script[src*="/stowaway-404.js"]')) return
  // Unlike a new `src`, it adds no entry to the history.
  inside.location.replace(frame.src)
}

function inlineStyle(element: Element): LostRequest[] {
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return []
  const { style } = element
  const text = style.cssText
  const again = (): void => {
    if (style.cssText !== text) return
    style.cssText = ''
    style.cssText = text
  }
  return urlsInStyle(text, document.baseURI).map((url) => ({ url, again }))
}
