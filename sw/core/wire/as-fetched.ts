/** Properties of a fetched response that no constructor can set. */
interface Fetched {
  readonly url: string
  readonly redirected: boolean
  readonly type: ResponseType
}

/** Makes a response, and its clones, look as if `fetch` returned it. */
export function asFetched(response: Response, fetched: Fetched): Response {
  const { clone } = response
  const values = { ...fetched, clone: () => asFetched(clone.call(response), fetched) }
  const properties = Object.entries(values).map(([name, value]) => [name, { value, configurable: true }] as const)
  return Object.defineProperties(response, Object.fromEntries(properties))
}
