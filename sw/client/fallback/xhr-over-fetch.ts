import type { BackendFetch } from './backend-fetch.ts'
import { decoderFor, responseValue } from './response-value.ts'

interface OpenedRequest {
  readonly method: string
  readonly url: URL
  readonly backendFetch: BackendFetch
}

type Ending = 'load' | 'error' | 'abort' | 'timeout'

const done = 4

/** The standard's own spelling of its methods (Fetch, "normalize a method"). */
const normalised = (method: string): string =>
  /^(get|head|post|put|delete|options)$/i.test(method) ? method.toUpperCase() : method

/**
 * Makes a browser's XMLHttpRequest work over the page's own fetch (XMLHttpRequest standard). Its events, handlers,
 * `upload`, `responseType`, `timeout` and `withCredentials` remain the browser's; the methods and results of the
 * request are replaced.
 */
export function xhrOverFetch(xhr: XMLHttpRequest, { method, url, backendFetch }: OpenedRequest): { giveBack(): void } {
  const headers = new Headers()
  let aborted = new AbortController()
  let readyState = 1
  let isSent = false
  let mimeType: string | undefined
  let response: Response | undefined
  let received: Uint8Array<ArrayBuffer>[] = []
  let text = ''
  let value: unknown = null

  const fire = (target: EventTarget, type: string, loaded = 0, total = 0): void => {
    target.dispatchEvent(new ProgressEvent(type, { loaded, total, lengthComputable: total > 0 }))
  }
  const become = (state: number): void => {
    readyState = state
    xhr.dispatchEvent(new Event('readystatechange'))
  }
  const finish = (ending: Ending, loaded = 0, total = 0): void => {
    isSent = false
    if (ending !== 'load') [response, received, text, value] = [undefined, [], '', null]
    become(done)
    fire(xhr, ending, loaded, total)
    fire(xhr, 'loadend', loaded, total)
  }

  const run = async (body: XMLHttpRequestBodyInit | null | undefined, own: AbortController): Promise<void> => {
    const isBodiless = /^(?:GET|HEAD)$/.test(normalised(method))
    const request = new Request(url, {
      method: normalised(method),
      headers,
      credentials: xhr.withCredentials ? 'include' : 'same-origin',
      signal: own.signal,
      ...(!isBodiless && body !== null && body !== undefined && { body }),
    })
    const found = await backendFetch(request)
    response = found
    const total = Number(found.headers.get('content-length') ?? 0)
    become(2)
    const type = mimeType ?? found.headers.get('content-type') ?? ''
    const decoder = decoderFor(type)
    const reader = found.body?.getReader()
    let loaded = 0
    for (;;) {
      const part = await reader?.read()
      if (part?.value !== undefined) {
        received.push(part.value)
        loaded += part.value.byteLength
        text += decoder.decode(part.value, { stream: true })
        become(3)
        fire(xhr, 'progress', loaded, total)
      }
      if (part?.done ?? true) break
    }
    own.signal.throwIfAborted()
    text += decoder.decode()
    value = responseValue(xhr.responseType, { parts: received, text, type })
    finish('load', loaded, total)
  }

  const send = (body?: Document | XMLHttpRequestBodyInit | null): void => {
    if (readyState !== 1 || isSent) throw new DOMException('The request is not open.', 'InvalidStateError')
    isSent = true
    const own = aborted
    const data = body instanceof Document ? new XMLSerializer().serializeToString(body) : body
    const timer = xhr.timeout > 0 ? setTimeout(() => stop('timeout'), xhr.timeout) : undefined
    fire(xhr, 'loadstart')
    const stop = (ending: Ending): void => {
      own.abort()
      finish(ending)
    }
    run(data, own)
      .catch((error: unknown) => {
        if (own.signal.aborted) return
        console.error(error)
        finish('error')
      })
      .finally(() => clearTimeout(timer))
  }

  const members: PropertyDescriptorMap & ThisType<XMLHttpRequest> = {
    readyState: { get: () => readyState },
    status: { get: () => response?.status ?? 0 },
    statusText: { get: () => response?.statusText ?? '' },
    responseURL: { get: () => response?.url ?? '' },
    responseText: {
      get: () => {
        if (xhr.responseType === '' || xhr.responseType === 'text') return text
        throw new DOMException(`There is no responseText for ${xhr.responseType}.`, 'InvalidStateError')
      },
    },
    response: { get: () => (xhr.responseType === '' || xhr.responseType === 'text' ? text : value) },
    responseXML: { get: () => (value instanceof Document ? value : null) },
    setRequestHeader: { value: (name: string, content: string) => headers.append(name, content) },
    getResponseHeader: { value: (name: string) => response?.headers.get(name) ?? null },
    getAllResponseHeaders: {
      value: () => [...(response?.headers ?? [])].map(([name, content]) => `${name}: ${content}\r\n`).join(''),
    },
    overrideMimeType: {
      value: (type: string) => {
        mimeType = type
      },
    },
    send: { value: send },
    abort: {
      value: () => {
        const wasSent = isSent
        aborted.abort()
        aborted = new AbortController()
        if (wasSent) finish('abort')
        if (readyState === done) readyState = 0
      },
    },
  }
  for (const [name, member] of Object.entries(members))
    Object.defineProperty(xhr, name, { ...member, configurable: true })
  xhr.dispatchEvent(new Event('readystatechange'))
  return {
    giveBack() {
      aborted.abort()
      for (const name of Object.keys(members)) Reflect.deleteProperty(xhr, name)
    },
  }
}
