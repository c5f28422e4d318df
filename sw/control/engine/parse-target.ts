/** Which requests an override is for. */
export interface Target {
  readonly method: string | undefined
  readonly path: string
  readonly query: URLSearchParams
}

/** Takes `POST /api/orders?page=2` apart. */
export function parseTarget(on: string): Target {
  const [, method, rest = on] = /^([A-Za-z]+|\*) +(\S.*)$/.exec(on.trim()) ?? []
  const path = rest.trim()
  const start = path.includes('[') ? -1 : path.indexOf('?')
  return {
    method: method === undefined || method === '*' ? undefined : method.toUpperCase(),
    path: start < 0 ? path : path.slice(0, start),
    query: new URLSearchParams(start < 0 ? '' : path.slice(start)),
  }
}

/** What is known of a request. */
export interface Asked {
  readonly method: string
  /** Without the base. */
  readonly path: string
  readonly query: URLSearchParams
  /** The id of its route. */
  readonly route: string | undefined
}

export function fitsTarget(target: Target, asked: Asked): boolean {
  if (target.method !== undefined && target.method !== asked.method) return false
  if (target.path !== '*' && target.path !== asked.route && !fitsGlob(target.path, asked.path)) return false
  return [...target.query].every(([name, value]) => asked.query.getAll(name).includes(value))
}

/** Whether a text fits a pattern with `*` for any text. */
export function fitsGlob(pattern: string, text: string): boolean {
  const [first = '', ...others] = pattern.split('*')
  if (others.length === 0) return text === pattern
  if (!text.startsWith(first)) return false
  const last = others.pop() ?? ''
  let place = first.length
  for (const part of others) {
    const found = text.indexOf(part, place)
    if (found < 0) return false
    place = found + part.length
  }
  return text.length >= place + last.length && text.endsWith(last)
}
