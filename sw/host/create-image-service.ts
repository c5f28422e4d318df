import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { ImageService, ImageTransform } from '../astro/get-image.ts'

/** As much of sharp as is used. */
interface Sharp {
  rotate(): Sharp
  resize(options: object): Sharp
  flatten(options: object): Sharp
  toFormat(format: string, options?: object): Sharp
  toBuffer(): Promise<Uint8Array>
}

interface ImageServiceOptions {
  readonly sharp: (content: Uint8Array, options: object) => Sharp
  /** `''`, or an absolute path without a slash at its end. */
  readonly base: string
  /** Where the images are put, by their path in the site. */
  readonly folder: string
  /** The folder in the site. */
  readonly assetsFolder: string
}

const qualities: Readonly<Record<string, number>> = { low: 25, mid: 50, high: 80, max: 100 }
const fits: Readonly<Record<string, string>> = { fill: 'fill', cover: 'cover', none: 'outside', outside: 'outside' }

/** Makes images with sharp, each once, as Astro's own service does. */
export function createImageService({ sharp, base, folder, assetsFolder }: ImageServiceOptions): ImageService {
  const made = new Map<string, Promise<void>>()
  return {
    format: ({ format }) => (format === 'svg' ? 'svg' : 'webp'),
    async url(image, transform) {
      const { fsPath } = image
      if (fsPath === undefined || transform.format === 'svg') return image.src
      const original = basename(image.src)
      const name = `${original.slice(0, original.length - extname(original).length)}_${hashOf(transform)}.${transform.format}`
      const path = `${assetsFolder}/${name}`
      const file = join(folder, path)
      const write = made.get(file) ?? makeImage(sharp, fsPath, transform, file)
      made.set(file, write)
      await write
      return encodeURI(`${base}/${path}`)
    },
  }
}

async function makeImage(sharp: ImageServiceOptions['sharp'], source: string, transform: ImageTransform, file: string) {
  if (existsSync(file)) return
  const { width, height, fit, position, background, format = 'webp', quality } = transform
  const content = await readFile(source)
  const image = sharp(content, { failOn: 'none', pages: -1 }).rotate()
  if (width && height) {
    const ownFit = fit && (fits[fit] ?? 'inside')
    image.resize({
      width,
      height,
      ...(ownFit && { fit: ownFit }),
      ...(position && { position }),
      withoutEnlargement: true,
    })
  }
  if (background) image.flatten({ background })
  const own = quality === undefined ? undefined : (qualities[quality] ?? Number.parseInt(String(quality), 10))
  const result = await image
    .toFormat(format === 'jpg' ? 'jpeg' : format, own === undefined ? {} : { quality: own })
    .toBuffer()
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, result)
}

/** Of what makes two results differ. */
function hashOf({ width, height, format, quality, fit, position, background }: ImageTransform): string {
  const key = JSON.stringify([width, height, format, quality, fit, position, background])
  return createHash('sha256').update(key).digest('hex').slice(0, 6)
}
