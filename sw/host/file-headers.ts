import { lookup } from 'mrmime'
import { isHashedName } from '../core/names/is-hashed-name.ts'

const utf8Types = /^text\/|^application\/(json|javascript|manifest\+json|ld\+json|geo\+json)$|\+json$/

/** The content type of a file by its extension. Text is UTF-8. */
export function fileType(path: string): string {
  const type = /\.\w+$/.test(path) ? lookup(path) : undefined
  if (type === undefined) return 'application/octet-stream'
  return utf8Types.test(type) ? `${type}; charset=utf-8` : type
}

/** Files named by their content never change. All others are revalidated, above all the worker's script. */
export function fileCaching(path: string): string {
  return path.startsWith('/assets/') && isHashedName(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
}
