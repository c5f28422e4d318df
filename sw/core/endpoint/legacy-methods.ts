const names = new Set(['get', 'post', 'put', 'patch', 'del', 'delete', 'head', 'options', 'all'])

/** The method of a lower-case export of Astro 1 to 3; `undefined` for other names. */
export type LegacyMethodOf = (name: string) => string | undefined

/** The method of a lower-case export of Astro 1 to 3: `del` is `DELETE`. */
export const legacyMethod: LegacyMethodOf = (name) => {
  if (!names.has(name)) return undefined
  return name === 'del' ? 'DELETE' : name.toUpperCase()
}
