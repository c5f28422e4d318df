const wordsOnly = /^\w+$/

/**
 * Whether a path or route pattern ends with a file extension: a dot that is not the first character of the last
 * segment, then word characters. Like Astro's `/\/[^/]+\.\w+$/`, but without its cost on long paths.
 */
export const hasFileExtension = (path: string): boolean => {
  const dot = path.lastIndexOf('.')
  return dot > path.lastIndexOf('/') + 1 && path.includes('/') && wordsOnly.test(path.slice(dot + 1))
}
