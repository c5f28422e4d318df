/** Looks up the media type of a path's extension, without parameters. */
export type MediaTypeOf = (path: string) => string | undefined

/** The look-up in a table of types by extension. */
export function mediaTypesOf(table: Readonly<Record<string, string>>): MediaTypeOf {
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const dot = name.lastIndexOf('.')
    if (dot === -1) return undefined
    const extension = name.slice(dot + 1).toLowerCase()
    // Own keys only: a path may end with `.constructor`.
    return Object.hasOwn(table, extension) ? table[extension] : undefined
  }
}

const textual = /^text\/|[/+](json|xml)$|^application\/(javascript|ecmascript)$/

/** The type as `Content-Type`, with `charset=utf-8` for text. */
export function withCharset(type: string | undefined): string | undefined {
  return type !== undefined && textual.test(type) ? `${type};charset=utf-8` : type
}
