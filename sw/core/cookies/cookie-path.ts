/** The path of a cookie without `Path`: the URL's folder, without the last slash (RFC 6265bis, section 5.1.4). */
export function defaultPath(pathname: string): string {
  return pathname.slice(0, pathname.lastIndexOf('/')) || '/'
}

/** Whether a cookie for `path` is sent with a request for `pathname`: the same path, or one below it. */
export function pathMatches(pathname: string, path: string): boolean {
  if (!pathname.startsWith(path)) return false
  return pathname.length === path.length || path.endsWith('/') || pathname[path.length] === '/'
}
