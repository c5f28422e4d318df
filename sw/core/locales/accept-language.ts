export interface AcceptedLanguage {
  /** A language tag, or `*` for any other. */
  readonly tag: string
  /** Between 0 (not acceptable) and 1; absent if the header gives none, or one that is not valid. */
  readonly quality?: number
}

/** The languages of an `Accept-Language` header, in its order (RFC 9110, sections 12.4.2 and 12.5.4). */
export function parseAcceptLanguage(header: string): AcceptedLanguage[] {
  return header.split(',').map((part) => {
    const [tag = '', parameter = ''] = part.split(';').map((text) => text.trim())
    const [, value] = /^q\s*=\s*(\S+)$/i.exec(parameter) ?? []
    const quality = Number(value)
    return quality >= 0 && quality <= 1 ? { tag, quality } : { tag }
  })
}
