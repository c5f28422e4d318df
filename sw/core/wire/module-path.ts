/**
 * The path of a file as a module's id: Vite takes what follows `#` or `?` for a fragment or a query, so these characters
 * are escaped. The compiler reads such an id from the file.
 */
export const modulePath = (file: string): string => file.replace(/[#?]/g, (character) => escapeOf[character] ?? '')

/** The file of a module's path. Nothing else is unescaped. */
export const fileOfModule = (path: string): string => path.replace(/%23|%3F/g, (found) => (found === '%23' ? '#' : '?'))

const escapeOf: Readonly<Record<string, string>> = { '#': '%23', '?': '%3F' }
