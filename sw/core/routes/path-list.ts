/** The number of shared characters is written as one character, from `#` up; none of them is escaped in a string. */
const first = '#'.charCodeAt(0)
const mostShared = '['.charCodeAt(0) - first

const packed = (paths: readonly string[]): string[] => {
  let previous = ''
  return paths.map((path) => {
    let shared = 0
    while (shared < mostShared && shared < path.length && path[shared] === previous[shared]) shared++
    previous = path
    return String.fromCharCode(first + shared) + path.slice(shared)
  })
}

/**
 * Writes sorted paths in a shorter form: each as the number of characters that it shares with the one before, and the
 * rest. `unpackPaths` is the inverse.
 */
export const packPaths = (paths: Iterable<string>): readonly string[] => packed([...new Set(paths)].sort())

/** Reads paths from the form that `packPaths` writes. */
export function unpackPaths(packed: readonly string[]): string[] {
  let path = ''
  return packed.map((entry) => {
    path = path.slice(0, entry.charCodeAt(0) - first) + entry.slice(1)
    return path
  })
}

/** The same for one string, whose first character separates the others. It keeps order and repetitions. */
export function joinPaths(paths: readonly string[]): string {
  let separator = '\n'
  // Control characters up to the space, then what comes after the characters that count.
  for (let code = 0; paths.some((path) => path.includes(separator)); code++) {
    separator = String.fromCharCode(code < first ? code : code + mostShared + 1)
  }
  return separator + packed(paths).join(separator)
}

/** Reads paths, one or more, from the form that `joinPaths` writes. */
export const splitPaths = (joined: string): string[] => unpackPaths(joined.slice(1).split(joined.charAt(0)))
