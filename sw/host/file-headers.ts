import { lookup } from 'mrmime'

const utf8Types = /^text\/|^application\/(json|javascript|manifest\+json|ld\+json|geo\+json)$|\+json$/

// Vite names a hashed file `<name>-<8 characters of base64url>.<extension>`. Words and dates must not pass for a hash.
const hashed = /^\/assets\/.*[-.](?=[\w-]{8}\.\w+$)(?=.*[a-z].*\.)(?=[^.]+[A-Z])[\w-]{8}\.\w+$/

/** The content type of a file by its extension; text is UTF-8. */
export function fileType(path: string): string {
  const type = /\.\w+$/.test(path) ? lookup(path) : undefined
  if (type === undefined) return 'application/octet-stream'
  return utf8Types.test(type) ? `${type}; charset=utf-8` : type
}

/** Files named by their content never change; all others, and the worker's script above all, are asked for again. */
export function fileCaching(path: string): string {
  return hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
}
