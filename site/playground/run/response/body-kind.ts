/** How a body is shown at first. */
export type View = 'json' | 'text' | 'html' | 'image' | 'events' | 'hex'

/** What a body can be shown as, the best first. Looks at the type that the endpoint says, and at the first bytes. */
export function viewsOf(contentType: string, head: Uint8Array): readonly View[] {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (type === 'text/event-stream') return ['events', 'text']
  if (/^image\/svg\+xml$/.test(type)) return ['image', 'text']
  if (/^image\//.test(type)) return ['image', 'hex']
  if (/^(?:text\/html|application\/xhtml\+xml)$/.test(type)) return ['html', 'text']
  if (/^(?:application|text)\/(?:.+\+)?json$/.test(type)) return ['json', 'text']
  const isText = /^text\/|^application\/(?:.+\+)?(?:xml|javascript|ecmascript|x-ndjson|x-www-form-urlencoded)$/.test(
    type,
  )
  return isText || (/^(?:|application\/octet-stream)$/.test(type) && isUtf8(head)) ? ['text', 'hex'] : ['hex', 'text']
}

/** Whether bytes read as text; the last character may be cut off. */
export function isUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes, { stream: true })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these tell binary from text
  return !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text)
}

/** The encoding that a content type names, where the browser knows it. */
export function decoderOf(contentType: string): TextDecoder {
  const [, label = 'utf-8'] = /;\s*charset=["']?([\w-]+)/i.exec(contentType) ?? []
  try {
    return new TextDecoder(label)
  } catch {
    return new TextDecoder()
  }
}
