import { abortMessage, readMessage } from '../../core/wire/messages/streams.ts'
import { post } from '../../core/wire/post.ts'
import { onWorkerMessage } from '../on-worker-message.ts'
import { workerContainer } from '../worker-container.ts'
import { markCall, newCallId } from './mark-call.ts'

/** How far an endpoint has read an upload. */
export interface UploadProgress {
  /** Bytes that have been read. */
  readonly loaded: number
  /** Bytes of the whole body. `undefined` for a form with files in WebKit, which does not report it. */
  readonly total: number | undefined
}

/** Options of `upload`. */
export interface UploadOptions {
  /** Default `POST`. */
  readonly method?: string
  readonly headers?: HeadersInit
  /** Aborts the upload, as `fetch` does. */
  readonly signal?: AbortSignal
  onProgress?(progress: UploadProgress): void
}

/**
 * Sends a body and reports its progress: with a worker, how far the endpoint has read it with `bodyStream` (browsers
 * report no progress for requests that a worker answers); with a server, how far it was sent. An endpoint that reads
 * the body in one piece only gets the last report, with `loaded` equal to `total`.
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
  // The gate numbers the calls of `fetch` by itself: the two are bundled apart.
  const id = `uu${newCallId()}`
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

/** Called with the number of bytes read, by the id of the request. */
const reads = new Map<string, (bytes: number) => void>()
let isWatching = false

function watchReads(container: ServiceWorkerContainer): void {
  if (isWatching) return
  isWatching = true
  onWorkerMessage(container, readMessage, { id: 'string', bytes: 'number' }, ({ id, bytes }) => reads.get(id)?.(bytes))
}

/** The one way to get length and type of every kind of body, forms included, if the browser reports them. */
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
