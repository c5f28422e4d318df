/** What importing an image gives, as in Astro. */
export interface ImageMetadata {
  readonly src: string
  readonly width: number
  readonly height: number
  readonly format: string
  readonly orientation?: number
  /** Not enumerable, and only where Node runs the endpoint: the image's own file. */
  readonly fsPath?: string
}

/** Creates the object. As text it is its address, as an image import is in a page. */
export function createImage(data: Omit<ImageMetadata, 'fsPath'>, fsPath?: string): ImageMetadata {
  const image = Object.defineProperty({ ...data }, 'toString', { value: () => data.src })
  return fsPath === undefined ? image : Object.defineProperty(image, 'fsPath', { value: fsPath })
}
