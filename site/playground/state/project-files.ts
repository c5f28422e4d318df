/** Text, or the bytes of an image or other binary file. */
export type Content = string | Uint8Array

/** Where a file lies after `from`, a file or a folder, became `to`; the same path where it is no part of that. */
export function movedPath(path: string, from: string, to: string): string {
  if (path === from) return to
  return path.startsWith(`${from}/`) ? to + path.slice(from.length) : path
}
