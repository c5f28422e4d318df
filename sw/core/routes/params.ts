/** Values of a route's params by name, decoded; `undefined` for a rest param that matched nothing. */
export type Params = Record<string, string | undefined>
