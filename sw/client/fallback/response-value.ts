interface ReceivedBody {
  readonly parts: readonly Uint8Array<ArrayBuffer>[]
  readonly text: string
  /** The content type. */
  readonly type: string
}

/** Reads the text of a response: UTF-8 unless the type names another encoding that browsers know. */
export function decoderFor(type: string): TextDecoder {
  const label = /;\s*charset="?([^";]+)/i.exec(type)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(label)
  } catch {
    return new TextDecoder()
  }
}

/** The value of `xhr.response`, except for texts. Without a `responseType`, the document of `responseXML`. */
export function responseValue(responseType: XMLHttpRequestResponseType, { parts, text, type }: ReceivedBody): unknown {
  const [essence = ''] = type.toLowerCase().split(';', 1)
  switch (responseType) {
    case 'arraybuffer':
      return joined(parts)
    case 'blob':
      return new Blob([...parts], { type })
    case 'json':
      return parsed(text)
    case 'document':
      return documentOf(text, essence)
    case '':
      return /[/+]xml$/.test(essence) ? documentOf(text, essence) : null
    default:
      return null
  }
}

function joined(parts: readonly Uint8Array<ArrayBuffer>[]): ArrayBuffer {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.byteLength, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.byteLength
  }
  return bytes.buffer
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function documentOf(text: string, essence: string): Document | null {
  const type = essence === 'text/html' ? 'text/html' : 'application/xml'
  if (type !== 'text/html' && essence !== '' && !/[/+]xml$/.test(essence)) return null
  const parsed = new DOMParser().parseFromString(text, type)
  return parsed.querySelector('parsererror') === null ? parsed : null
}
