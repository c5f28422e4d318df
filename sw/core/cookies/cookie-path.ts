/** The path of a cookie that names none: the URL's folder, without its slash (RFC 6265bis, section 5.1.4). */
export function defaultPath(pathname: string): string {
  return pathname.slice(0, pathname.lastIndexOf('/')) || '/'
}

/** Whether a cookie for `path` goes with a request for `pathname`: the path itself, and what lies below it. */
export function pathMatches(pathname: string, path: string): boolean {
  if (!pathname.startsWith(path)) return false
  return pathname.length === path.length || path.endsWith('/') || pathname[path.length] === '/'
}
