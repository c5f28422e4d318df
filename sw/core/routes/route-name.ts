/** A route's name in a `RouteTable` is its file without `.ts`, or with a slash for `.js`: `/api/[id].json`, `/a/index`. */
export const fileOfName = (name: string): string =>
  name.endsWith('/') ? `${name.slice(1, -1)}.js` : `${name.slice(1)}.ts`

export const idOfName = (name: string): string => {
  const bare = name.endsWith('/') ? name.slice(0, -1) : name
  return (bare.endsWith('/index') ? bare.slice(0, -'/index'.length) : bare) || '/'
}

/** The name of a file that has this id, or of an id alone: the result always says the id, and the file if it can. */
export const nameOf = (id: string, file: string | undefined): string => {
  const named = `/${file?.replace(/\.(?:ts|(js))$/, (_, js) => (js === undefined ? '' : '/'))}`
  if (file !== undefined && idOfName(named) === id) return named
  return idOfName(id) === id ? id : `${id}/index`
}
