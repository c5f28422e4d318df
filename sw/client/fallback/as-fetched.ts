/** What `fetch` tells of a response, and no constructor can. */
interface Fetched {
  readonly url: string
  readonly redirected: boolean
  readonly type: ResponseType
}

/** Makes a response look as `fetch` gives it; its clones too. */
export function asFetched(response: Response, fetched: Fetched): Response {
  const { clone } = response
  const values = { ...fetched, clone: () => asFetched(clone.call(response), fetched) }
  const properties = Object.entries(values).map(([name, value]) => [name, { value, configurable: true }] as const)
  return Object.defineProperties(response, Object.fromEntries(properties))
}
