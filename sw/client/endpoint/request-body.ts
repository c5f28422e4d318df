interface SentBody {
  readonly body?: BodyInit
  /** The content type that `fetch` would not find out by itself. */
  readonly type?: string
  /** A stream can be sent only while nothing is read (Fetch, "RequestDuplex"). */
  readonly duplex?: 'half'
}

/** How a value goes over the wire: what `fetch` takes as it is, all else as JSON. */
export function requestBody(value: unknown): SentBody {
  if (value === undefined) return {}
  if (value instanceof ReadableStream) return { body: value, duplex: 'half' }
  return isBodyInit(value) ? { body: value } : { body: JSON.stringify(value), type: 'application/json' }
}

const isBodyInit = (value: unknown): value is Exclude<BodyInit, ReadableStream> =>
  typeof value === 'string' ||
  value instanceof FormData ||
  value instanceof Blob ||
  value instanceof URLSearchParams ||
  value instanceof ArrayBuffer ||
  ArrayBuffer.isView(value)
