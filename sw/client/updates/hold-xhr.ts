interface Held {
  /** The arguments of `open`, if it was called meanwhile. */
  readonly opened?: Parameters<XMLHttpRequest['open']>
  readonly headers: Parameters<XMLHttpRequest['setRequestHeader']>[]
  /** The arguments of `send`. */
  sent?: Parameters<XMLHttpRequest['send']>
}

/**
 * Makes asynchronous requests by XMLHttpRequest wait. Returns a function that lets them continue. They are opened once
 * more, because Firefox chooses the worker that answers when a request is opened, not when it is sent.
 */
export function holdXhr(): () => void {
  const { prototype } = XMLHttpRequest
  const { open, setRequestHeader, send, abort } = prototype
  const held = new Map<XMLHttpRequest, Held>()

  prototype.open = function (this: XMLHttpRequest, ...opened: Parameters<typeof open>) {
    open.apply(this, opened)
    if (opened[2] === false) held.delete(this)
    else held.set(this, { opened, headers: [] })
    // Of its two signatures TypeScript only compares the shorter one. Both are passed on.
  } as typeof open
  prototype.setRequestHeader = function (this: XMLHttpRequest, ...header: Parameters<typeof setRequestHeader>) {
    setRequestHeader.apply(this, header)
    held.get(this)?.headers.push(header)
  }
  prototype.send = function (this: XMLHttpRequest, ...sent: Parameters<typeof send>) {
    if (isSynchronous(this)) send.apply(this, sent)
    else held.set(this, { headers: [], ...held.get(this), sent })
  }
  prototype.abort = function (this: XMLHttpRequest) {
    held.delete(this)
    abort.call(this)
  }
  return () => {
    Object.assign(prototype, { open, setRequestHeader, send, abort })
    for (const [request, { opened, headers, sent }] of held) {
      if (opened !== undefined) open.apply(request, opened)
      for (const header of headers) setRequestHeader.apply(request, header)
      if (sent !== undefined) send.apply(request, sent)
    }
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
