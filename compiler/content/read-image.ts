import type { ImageMetadata } from '../../sw/astro/image.ts'
import { astroError } from '../../sw/core/errors/astro-errors.ts'
import { contentHash } from './content-hash.ts'

/** The images that imports give as objects. */
export const imageFile = /^[^\0?]+\.(?:jpe?g|a?png|tiff|webp|gif|svg|avif)$/i

/** Size and format of an image. */
export type ImageFacts = Omit<ImageMetadata, 'src' | 'fsPath'>

interface ReadImage {
  readonly facts: ImageFacts
  /** The name under which a build writes the file: with a hash of its content. */
  readonly name: string
}

/**
 * Reads size and format of an image. Throws `NoImageMetadata`.
 *
 * @param shown the file as errors name it
 */
export async function readImage(file: string, content: Uint8Array, shown = file): Promise<ReadImage> {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
  const dot = name.lastIndexOf('.')
  const [stem, extension] = [name.slice(0, dot), name.slice(dot + 1)]
  const { width, height, type, orientation = 0 } = await sizeOf(content, file, shown)
  // A camera that was held upright: width and height change places.
  const isTurned = orientation >= 5
  const format = extension.toLowerCase() === 'apng' ? 'apng' : (type ?? extension)
  return {
    facts: {
      width: isTurned ? height : width,
      height: isTurned ? width : height,
      format,
      ...(orientation > 0 && { orientation }),
    },
    name: `${stem}-${await contentHash(content, 8)}.${format}`,
  }
}

async function sizeOf(content: Uint8Array, file: string, shown: string) {
  // Loaded lazily: few projects of the playground import images.
  const { imageSize } = await import('image-size')
  try {
    return imageSize(content)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw astroError('NoImageMetadata', { file: shown, reason }, { file, cause })
  }
}
