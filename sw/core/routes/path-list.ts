/** The number of shared characters is written as one character, from `#` up; none of them is escaped in a string. */
const first = '#'.charCodeAt(0)
const mostShared = '['.charCodeAt(0) - first

/**
 * Writes sorted paths in a shorter form: each as the number of characters that it shares with the one before, and the
 * rest. `unpackPaths` is the inverse.
 */
export function packPaths(paths: Iterable<string>): readonly string[] {
  let previous = ''
  return [...new Set(paths)].sort().map((path) => {
    let shared = 0
    while (shared < mostShared && shared < path.length && path[shared] === previous[shared]) shared++
    previous = path
    return String.fromCharCode(first + shared) + path.slice(shared)
  })
}

/** Reads paths from the form that `packPaths` writes. */
export function unpackPaths(packed: readonly string[]): readonly string[] {
  let path = ''
  return packed.map((entry) => {
    path = path.slice(0, entry.charCodeAt(0) - first) + entry.slice(1)
    return path
  })
}
