import { mimes } from 'mrmime'

const textual = /^text\/|[/+](json|xml)$|^application\/(javascript|ecmascript)$/

/** The media type that a path's extension stands for, without parameters. */
export function mediaTypeOf(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  if (dot === -1) return undefined
  const extension = name.slice(dot + 1).toLowerCase()
  // Own keys only: a path may end in `.constructor`.
  return Object.hasOwn(mimes, extension) ? mimes[extension] : undefined
}

/**
 * The `Content-Type` that a path's extension stands for, with `charset=utf-8` where the type is text. `undefined` for
 * a path without extension or with an unknown one.
 */
export function contentTypeOf(path: string): string | undefined {
  const type = mediaTypeOf(path)
  return type !== undefined && textual.test(type) ? `${type};charset=utf-8` : type
}
