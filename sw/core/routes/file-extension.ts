const wordsOnly = /^\w+$/

/**
 * Whether a path or route pattern ends in a file extension: a dot that is not the last segment's first character, then
 * word characters. Astro's `/\/[^/]+\.\w+$/`, without that expression's cost on long paths.
 */
export const hasFileExtension = (path: string): boolean => {
  const dot = path.lastIndexOf('.')
  return dot > path.lastIndexOf('/') + 1 && path.includes('/') && wordsOnly.test(path.slice(dot + 1))
}
