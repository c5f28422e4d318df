import { dataUrl } from '../../content/data-url.ts'
import { readImage } from '../../content/read-image.ts'
import { bytesOf } from '../../content/source-files.ts'
import { imageAddress, imageModule } from '../../site/image-module.ts'
import type { SiteContext } from './site-context.ts'

/** The folder of files with hashed names. */
export const assetsFolder = 'assets'

/** Makes the source of the module of an image that an endpoint imports. */
export type ImageSource = (file: string, content: string | Uint8Array) => Promise<string>

/** A bundle alone has no files beside it: the address holds the whole image. */
export const bundleImage: ImageSource = async (file, content) => {
  const { facts } = await readImage(file, bytesOf(content))
  return imageModule(facts, JSON.stringify(dataUrl(file, content)))
}

/** The images of a site are files of it. `onImage` is called with each, by its path in the site. */
export function siteImage(
  { manifest, isRelative }: Pick<SiteContext, 'manifest' | 'isRelative'>,
  onImage?: (path: string, content: Uint8Array) => void,
): ImageSource {
  return async (file, content) => {
    const bytes = bytesOf(content)
    const { facts, name } = await readImage(file, bytes)
    const path = `${assetsFolder}/${name}`
    onImage?.(path, bytes)
    return imageModule(facts, imageAddress(path, { base: manifest.base, isRelative }))
  }
}
