export interface AcceptedLanguage {
  /** A language tag, or `*` for any. */
  readonly tag: string
  /** Between 0 and 1; absent where the header gives none that makes sense. */
  readonly quality?: number
}

/** The languages of an `Accept-Language` header (RFC 9110, section 12.5.4), in its order and as Astro reads it. */
export function parseAcceptLanguage(header: string): AcceptedLanguage[] {
  return header.split(',').map((part) => {
    const [tag = '', parameter] = part.split(';').map((text) => text.trim())
    const quality = parameter?.startsWith('q=') ? Number.parseFloat(parameter.slice('q='.length)) : Number.NaN
    return Number.isNaN(quality) || quality > 1 ? { tag } : { tag, quality }
  })
}
