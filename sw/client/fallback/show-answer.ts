/** The name of a download. `undefined`: show the response instead. */
export function downloadName(response: Response, url: string, isWanted = false): string | undefined {
  const disposition = response.headers.get('content-disposition') ?? ''
  if (!isWanted && !/^\s*attachment\b/i.test(disposition)) return undefined
  const extended = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition)?.[1]
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(disposition)
  const name = (extended === undefined ? undefined : decoded(extended)) ?? plain?.[1] ?? plain?.[2]?.trim()
  return (name ?? lastSegment(url)).replaceAll(/[\\/]/g, '_')
}

/** Saves a file as a link with `download` does. */
export async function save(response: Response, name: string): Promise<void> {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/**
 * Shows a response instead of this document: HTML as HTML, other texts unchanged, and everything else at a `blob:` URL.
 *
 * @param isNew adds an entry to the history; otherwise the document's own entry gets the URL
 */
export async function showAnswer(response: Response, url: string, isNew: boolean): Promise<void> {
  const type = (response.headers.get('content-type') ?? '').toLowerCase()
  const isText = /^text\/|^application\/(.+\+)?(json|javascript|xml)\b/.test(type)
  if (!isText) {
    const address = URL.createObjectURL(await response.blob())
    if (isNew) location.assign(address)
    else location.replace(address)
    return
  }
  const text = await response.text()
  const isHtml = /^(text\/html|application\/xhtml\+xml)\b/.test(type)
  if (isNew && url !== location.href) history.pushState(null, '', url)
  else history.replaceState(null, '', url)
  const html = isHtml ? text : textPage(text)
  try {
    document.write('')
  } catch {
    // Trusted Types forbid writing documents.
    location.replace(URL.createObjectURL(new Blob([html], { type: 'text/html; charset=utf-8' })))
    return
  }
  document.open()
  document.write(html)
  document.close()
}

const textPage = (text: string): string =>
  `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><pre style="word-wrap:break-word;white-space:pre-wrap">${text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')}</pre>`

const lastSegment = (url: string): string => decoded(new URL(url).pathname.split('/').pop() ?? '') || 'download'

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
