const pages = 'src/pages/'
const endpoint = /\.(?:ts|js)$/
const leftOut = /(?:\.d|\.test|\.spec)\.[tj]s$|(?:^|\/)_/

/** The route of a file, by its path: `/api/[id].json`. Undefined if the file is not an endpoint. */
export function routeOf(path: string): string | undefined {
  if (!path.startsWith(pages) || !endpoint.test(path)) return undefined
  const inside = path.slice(pages.length)
  if (leftOut.test(inside)) return undefined
  return `/${inside.replace(endpoint, '').replace(/(?:^|\/)index$/, '')}`
}
