interface SentBody {
  readonly body?: BodyInit
  /** The content type that `fetch` would not detect itself. */
  readonly type?: string
  /** A stream can only be sent before any response is read (Fetch, "RequestDuplex"). */
  readonly duplex?: 'half'
}

/** How a value is sent: unchanged if `fetch` accepts it, otherwise as JSON. */
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
