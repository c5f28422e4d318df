import type { PageRequest, RequestBody } from './request.ts'

/** What a caller saw of an answer. Plain data: it travels from the page. */
export interface Seen {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly bodyBase64: string
  /** Where redirects ended; empty where the caller is not told. */
  readonly url: string
  /** The answer came from a worker. */
  readonly fromWorker: boolean
  /** The body could not be read: a page may not read that of a redirect. */
  readonly isBodyHidden: boolean
  readonly bodyError?: string
  readonly networkError?: string
}

export interface Client {
  /** `reported`: wait for the worker's own report of the answer, which has what a page may not see. */
  send(request: PageRequest, reported?: boolean): Promise<Seen>
  /** Opens an answer and keeps it under its path. */
  open(path: string): Promise<void>
  /** The next part of an open answer as text; `null` at its end. */
  part(path: string): Promise<string | null>
  /** Stops reading an open answer. */
  cancel(path: string): Promise<void>
  /** Sends a request, to be aborted by its path. */
  start(path: string): void
  abort(path: string): void
}

type Fetch = (path: string, init: RequestInit) => Promise<Response>

/**
 * Sends requests. The function uses nothing from outside of itself, since pages run its text.
 *
 * @param reports the channel on which a worker reports its answers, and the origin of its pages
 */
export function createClient(fetch: Fetch, reports?: { readonly channel: string; readonly origin: string }): Client {
  interface Report {
    readonly url: string
    readonly status: number
    readonly headers: readonly (readonly [string, string])[]
  }
  const received: Report[] = []
  /** Late answers of an earlier call are reported too. */
  let wanted: string | undefined
  const withoutHash = (url: string) => url.replace(/#.*/s, '')
  let wake = () => {}
  if (reports !== undefined) {
    new BroadcastChannel(reports.channel).onmessage = ({ data }: MessageEvent<Report>) => {
      if (wanted !== undefined && withoutHash(data.url) !== wanted) return
      received.push(data)
      wake()
    }
  }
  const nextReport = async (limit: number): Promise<Report | undefined> => {
    if (received.length === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, limit)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    return received.shift()
  }

  const toBase64 = (bytes: Uint8Array) => {
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return btoa(text)
  }

  const bodyOf = (body: RequestBody): BodyInit => {
    if ('text' in body) return body.text
    if ('bytes' in body) return Uint8Array.from(body.bytes)
    if ('query' in body) return new URLSearchParams(body.query.map(([name, value]) => [name, value]))
    if ('stream' in body) {
      const texts = [...body.stream]
      return new ReadableStream({
        async pull(controller) {
          const text = texts.shift()
          if (text === undefined) controller.close()
          else controller.enqueue(new TextEncoder().encode(text))
        },
      })
    }
    const form = new FormData()
    for (const [name, value] of body.form) {
      if (typeof value === 'string') form.append(name, value)
      else form.append(name, new File([value.text], value.file, { type: value.type }))
    }
    return form
  }

  const initOf = ({ method = 'GET', headers = {}, body, redirect }: PageRequest): RequestInit => ({
    method,
    headers: Symbol.iterator in headers ? headers.map(([name, value]) => [name, value]) : headers,
    redirect: redirect ?? 'manual',
    cache: 'no-store',
    ...(body !== undefined && { body: bodyOf(body) }),
    ...(body !== undefined && 'stream' in body && { duplex: 'half' }),
  })

  const failed = (fromWorker: boolean, error: unknown): Seen => ({
    status: 0,
    headers: [],
    bodyBase64: '',
    url: '',
    fromWorker,
    isBodyHidden: false,
    networkError: String(error),
  })

  const answers = new Map<string, ReadableStreamDefaultReader<Uint8Array>>()
  const controllers = new Map<string, AbortController>()

  return {
    async send(request, reported = false) {
      received.length = 0
      const isFollowed = request.redirect === 'follow'
      const url = reports === undefined ? '' : new URL(reports.origin + request.path).href
      wanted = reported && !isFollowed ? withoutHash(url) : undefined
      let response: Response
      try {
        response = await fetch(request.path, initOf(request))
      } catch (error) {
        return failed((await nextReport(reported ? 500 : 0)) !== undefined, error)
      }
      const report = await nextReport(reported ? 3000 : 0)
      // After a redirect that was followed, the reports are of several answers.
      const told = isFollowed ? undefined : report
      const head = {
        status: told?.status ?? response.status,
        headers: told?.headers ?? [...response.headers],
        url: response.url,
        fromWorker: report !== undefined,
        isBodyHidden: response.type === 'opaqueredirect',
      }
      try {
        return { ...head, bodyBase64: toBase64(new Uint8Array(await response.arrayBuffer())) }
      } catch (error) {
        return { ...head, bodyBase64: '', bodyError: String(error) }
      }
    },
    async open(path) {
      const { body } = await fetch(path, { cache: 'no-store' })
      if (body === null) throw new Error(`${path} has no body.`)
      answers.set(path, body.getReader())
    },
    async part(path) {
      const { done, value } = (await answers.get(path)?.read()) ?? { done: true, value: undefined }
      return done ? null : new TextDecoder().decode(value)
    },
    async cancel(path) {
      await answers.get(path)?.cancel()
    },
    start(path) {
      const controller = new AbortController()
      controllers.set(path, controller)
      fetch(path, { cache: 'no-store', signal: controller.signal }).catch(() => {})
    },
    abort(path) {
      controllers.get(path)?.abort()
    },
  }
}
