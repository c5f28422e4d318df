import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, extname, relative } from 'node:path'
import { imageSize } from 'image-size'
import type { ImageMetadata } from '../../../sw/astro/image.ts'
import { astroError } from '../../../sw/core/errors/astro-errors.ts'

/** The images that imports give as objects. */
export const imageFile = /^[^\0?]+\.(?:jpe?g|a?png|tiff|webp|gif|svg|avif)$/i

interface ReadImage {
  readonly metadata: Omit<ImageMetadata, 'src' | 'fsPath'>
  /** The name under which a build writes the file: with a hash of its content. */
  readonly name: string
}

/** Reads size and format of an image. Throws `NoImageMetadata`. */
export async function readImage(file: string, root: string): Promise<ReadImage> {
  const content = await readFile(file)
  const { width, height, type, orientation = 0 } = sizeOf(content, relative(root, file))
  // A camera that was held upright: width and height change places.
  const isTurned = orientation >= 5
  const format = extname(file).toLowerCase() === '.apng' ? 'apng' : (type ?? extname(file).slice(1))
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 8)
  return {
    metadata: {
      width: isTurned ? height : width,
      height: isTurned ? width : height,
      format,
      ...(orientation > 0 && { orientation }),
    },
    name: `${basename(file, extname(file))}-${hash}.${format}`,
  }
}

function sizeOf(content: Uint8Array, file: string): ReturnType<typeof imageSize> {
  try {
    return imageSize(content)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw astroError('NoImageMetadata', { file, reason }, { file, cause })
  }
}

/**
 * The source of the module of an image.
 *
 * @param src code for its address
 * @param isPublic whether everyone can read it, so that the author's own path stays out
 */
export function imageModule(
  image: Omit<ImageMetadata, 'src' | 'fsPath'>,
  src: string,
  file: string,
  runtime: string,
  isPublic: boolean,
): string {
  const args = [`{ src: ${src}, ...${JSON.stringify(image)} }`, ...(isPublic ? [] : [JSON.stringify(file)])]
  return [
    `import { createImage } from ${JSON.stringify(runtime)}`,
    `export default /* @__PURE__ */ createImage(${args.join(', ')})`,
  ].join('\n')
}
