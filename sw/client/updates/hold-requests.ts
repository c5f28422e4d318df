/** The worker's side of this message is `sw/worker/messages.ts`. */
const pauseType = 'stowaway:pause'

/** Milliseconds after which a page goes on by itself: the worker that asked may have been stopped. */
const holdLimit = 3000

/**
 * Holds this page's `fetch` and asynchronous XMLHttpRequest whenever the worker asks for it: while a new worker takes
 * its place, which takes as long as the answers under way. What was held is sent when the new one is in control. Without
 * a hand-over nothing is replaced, and a request costs nothing.
 */
export function holdRequests(): void {
  const container = navigator.serviceWorker
  let holds = 0
  let open: PromiseWithResolvers<void> | undefined
  let restore: (() => void) | undefined

  const hold = (port: MessagePort): void => {
    holds += 1
    if (open === undefined) {
      open = Promise.withResolvers()
      restore = replaceSenders(open.promise)
    }
    const release = (): void => {
      clearTimeout(timer)
      port.close()
      container.removeEventListener('controllerchange', release)
      holds -= 1
      if (holds > 0) return
      restore?.()
      open?.resolve()
      open = undefined
    }
    const timer = setTimeout(release, holdLimit)
    container.addEventListener('controllerchange', release)
    port.onmessage = release
    port.postMessage('held')
  }

  container.addEventListener('message', ({ data, ports: [port] }) => {
    if (port !== undefined && data?.type === pauseType) hold(port)
  })
}

/** Puts waiting versions in the place of what sends requests. Returns what puts the browser's own back. */
function replaceSenders(ready: Promise<void>): () => void {
  const { fetch, XMLHttpRequest } = globalThis
  const { prototype } = XMLHttpRequest
  const { send, abort } = prototype
  const waiting = new WeakSet<XMLHttpRequest>()

  const heldFetch: typeof fetch = async (...request) => {
    await ready
    return fetch(...request)
  }
  globalThis.fetch = heldFetch
  prototype.send = function (this: XMLHttpRequest, ...body) {
    if (isSynchronous(this)) return send.apply(this, body)
    waiting.add(this)
    void ready.then(() => waiting.delete(this) && send.apply(this, body))
  }
  prototype.abort = function (this: XMLHttpRequest) {
    waiting.delete(this)
    abort.call(this)
  }
  return () => {
    // Others may have put theirs there meanwhile, around ours.
    if (globalThis.fetch === heldFetch) globalThis.fetch = fetch
    prototype.send = send
    prototype.abort = abort
  }
}

/** XHR standard, `timeout`: in a window it cannot be set on a synchronous request. */
function isSynchronous(request: XMLHttpRequest): boolean {
  try {
    request.timeout = request.timeout + 0
    return false
  } catch {
    return true
  }
}
