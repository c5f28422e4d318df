import { mimes } from 'mrmime'
import { type MediaTypeOf, mediaTypesOf, withCharset } from './media-type.ts'

/** The media type of a path's extension, without parameters: of every extension that is known. */
export const mediaTypeOf: MediaTypeOf = mediaTypesOf(mimes)

/**
 * The `Content-Type` for a path's extension, with `charset=utf-8` for text. `undefined` for an unknown extension or
 * none.
 */
export const contentTypeOf = (path: string): string | undefined => withCharset(mediaTypeOf(path))
