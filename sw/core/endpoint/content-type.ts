import { mimes } from 'mrmime'

const textual = /^text\/|[/+](json|xml)$|^application\/(javascript|ecmascript)$/

/** The media type of a path's extension, without parameters. */
export function mediaTypeOf(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  if (dot === -1) return undefined
  const extension = name.slice(dot + 1).toLowerCase()
  // Own keys only: a path may end with `.constructor`.
  return Object.hasOwn(mimes, extension) ? mimes[extension] : undefined
}

/**
 * The `Content-Type` for a path's extension, with `charset=utf-8` for text. `undefined` for an unknown extension or
 * none.
 */
export function contentTypeOf(path: string): string | undefined {
  const type = mediaTypeOf(path)
  return type !== undefined && textual.test(type) ? `${type};charset=utf-8` : type
}
