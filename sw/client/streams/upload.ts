import { abortMessage, readMessage } from '../../core/wire/messages/streams.ts'
import { post } from '../../core/wire/post.ts'
import { onWorkerMessage } from '../on-worker-message.ts'
import { workerContainer } from '../worker-container.ts'
import { markCall, newCallId } from './mark-call.ts'

/** How far an endpoint has read an upload. */
export interface UploadProgress {
  /** Bytes that have been taken. */
  readonly loaded: number
  /** Bytes of the whole body; `undefined` for a form with files in WebKit, which does not tell it. */
  readonly total: number | undefined
}

/** How `upload` asks, and whom it tells of its progress. */
export interface UploadOptions {
  /** Default `POST`. */
  readonly method?: string
  readonly headers?: HeadersInit
  /** Aborts the upload, as `fetch` does. */
  readonly signal?: AbortSignal
  onProgress?(progress: UploadProgress): void
}

/**
 * Sends a body and tells how far it has come. Where a worker answers, that is how far the endpoint has read it by
 * `bodyStream` (browsers tell no progress of requests that a worker answers); where a server does, how far it was sent.
 * An endpoint that takes the body in one piece gives the last word only: `loaded` is `total`.
 *
 * @throws TypeError for a network error; the signal's reason
 */
export async function upload(
  url: string | URL,
  body: Exclude<BodyInit, ReadableStream>,
  { method = 'POST', headers, signal, onProgress }: UploadOptions = {},
): Promise<Response> {
  const whole = await wholeOf(body)
  const total = whole instanceof Blob ? whole.size : undefined
  const id = `u${newCallId()}`
  const container = workerContainer()
  if (container) watchReads(container)
  reads.set(id.slice(1), (loaded) => onProgress?.({ loaded, total }))
  try {
    const response = await send((container && markCall(url, id)) ?? url, whole)
    if (total !== undefined) onProgress?.({ loaded: total, total })
    return response
  } finally {
    reads.delete(id.slice(1))
  }

  function send(address: string | URL, sent: Blob | FormData): Promise<Response> {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open(method, address)
      request.responseType = 'blob'
      for (const [name, value] of new Headers(headers)) request.setRequestHeader(name, value)
      request.upload.onprogress = ({ loaded }) => {
        if (loaded !== total) onProgress?.({ loaded, total })
      }
      const abort = (): void => {
        post(container?.controller, abortMessage, { id: id.slice(1) })
        reject(signal?.reason)
        request.abort()
      }
      signal?.addEventListener('abort', abort)
      request.onloadend = () => {
        signal?.removeEventListener('abort', abort)
        if (request.status === 0) reject(new TypeError(`The upload to ${url} failed.`))
        else resolve(toResponse(request))
      }
      if (signal?.aborted) abort()
      else request.send(sent)
    })
  }
}

/** Told how many bytes of a body were read, by the id of its request. */
const reads = new Map<string, (bytes: number) => void>()
let isWatching = false

function watchReads(container: ServiceWorkerContainer): void {
  if (isWatching) return
  isWatching = true
  onWorkerMessage(container, readMessage, { id: 'string', bytes: 'number' }, ({ id, bytes }) => reads.get(id)?.(bytes))
}

/** The one way to know length and type of every kind of body, forms included, where the browser tells. */
async function wholeOf(body: Exclude<BodyInit, ReadableStream>): Promise<Blob | FormData> {
  if (body instanceof Blob) return body
  try {
    return await new Response(body).blob()
  } catch (error) {
    if (body instanceof FormData) return body
    throw error
  }
}

function toResponse(request: XMLHttpRequest): Response {
  const { status, statusText, response } = request
  const headers = new Headers()
  for (const line of request.getAllResponseHeaders().trim().split('\r\n')) {
    const [name = '', value = ''] = line.split(/: (.*)/s)
    if (name !== '') headers.append(name, value)
  }
  const isEmpty = status === 204 || status === 205 || status === 304
  return new Response(isEmpty ? null : response, { status, statusText, headers })
}
