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
