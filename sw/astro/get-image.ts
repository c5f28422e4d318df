import { imageError } from '../core/errors/image-errors.ts'
import type { ImageMetadata } from './image.ts'

/** Makes images of other sizes and formats. Without one, an image stays as it is. */
export interface ImageService {
  /** The format of a transform that names none. */
  format(image: ImageMetadata): string
  /** Makes the image, and returns its address. */
  url(image: ImageMetadata, transform: ImageTransform): Promise<string>
}

export interface ImageTransform {
  readonly src: ImageMetadata | string
  readonly width?: number
  readonly height?: number
  readonly format?: string
  readonly quality?: number | string
  readonly fit?: string
  readonly position?: string
  readonly background?: string
  readonly [attribute: string]: unknown
}

interface ImageOptions {
  readonly src: ImageSource | Promise<ImageSource>
  readonly width?: number
  readonly height?: number
  readonly format?: string
  readonly priority?: boolean
  readonly widths?: readonly number[]
  readonly densities?: readonly (number | string)[]
  readonly [attribute: string]: unknown
}

type ImageSource = ImageMetadata | string | { readonly default: ImageMetadata }

interface SourceSetValue {
  readonly transform: ImageTransform
  readonly url: string
  readonly descriptor: string
  readonly attributes: Readonly<Record<string, string>>
}

interface ImageResult {
  readonly rawOptions: ImageTransform
  readonly options: ImageTransform
  readonly src: string
  readonly srcSet: { readonly values: readonly SourceSetValue[]; readonly attribute: string }
  readonly attributes: Readonly<Record<string, unknown>>
}

/** Creates `getImage` of `astro:assets`. */
export function createGetImage(service?: ImageService): (options: ImageOptions) => Promise<ImageResult> {
  const urlOf = (transform: ImageTransform): string | Promise<string> =>
    typeof transform.src === 'string' ? transform.src : (service?.url(transform.src, transform) ?? transform.src.src)
  return async (given) => {
    const src = await sourceOf(given?.src)
    const { priority, layout, inferSize, ...rest } = given
    const raw: ImageTransform = {
      ...rest,
      src,
      ...sizeOf(src, given),
      loading: rest.loading ?? (priority ? 'eager' : 'lazy'),
      decoding: rest.decoding ?? (priority ? 'sync' : 'async'),
      fetchpriority: rest.fetchpriority ?? (priority ? 'high' : undefined),
    }
    if (typeof src === 'string' && !(raw.width && raw.height)) throw imageError('MissingImageDimension', { src })
    const options = withFormat(raw, service)
    const url = await urlOf(options)
    const values = await Promise.all(
      sourceSet(options).map(async (each) => ({ ...each, url: await urlOf(each.transform) })),
    )
    return {
      rawOptions: options,
      options,
      src: url,
      srcSet: {
        values: values.map(({ transform, url: address, descriptor, attributes }) => ({
          transform,
          url: address,
          descriptor,
          attributes,
        })),
        attribute: values.map(({ url: address, descriptor }) => `${address} ${descriptor}`).join(', '),
      },
      attributes: attributesOf(options),
    }
  }
}

async function sourceOf(given: unknown): Promise<ImageMetadata | string> {
  const value: unknown = await given
  const source = isObject(value) && 'default' in value ? value.default : value
  if (typeof source === 'string' && /^(?:https?:|data:|\/(?!@fs\/))/.test(source)) return source
  if (isImage(source)) return source
  throw imageError('ExpectedImage', { given: isObject(source) ? JSON.stringify(source) : String(source) })
}

/** A missing side follows from the image's own shape. */
function sizeOf(src: ImageMetadata | string, { width, height }: ImageOptions) {
  if (typeof src === 'string' || (width && height)) return {}
  if (width) return { width: Math.round(width), height: Math.round((width * src.height) / src.width) }
  if (height) return { width: Math.round((height * src.width) / src.height), height: Math.round(height) }
  return { width: src.width, height: src.height }
}

/** Without a service an image keeps its format. */
function withFormat({ format, ...rest }: ImageTransform, service: ImageService | undefined): ImageTransform {
  const { src } = rest
  if (typeof src !== 'string' && src.format === 'svg') return { ...rest, src, format: 'svg' }
  if (service === undefined || typeof src === 'string') return { ...rest, src }
  return { ...rest, src, format: format ?? service.format(src) }
}

function sourceSet(options: ImageTransform): readonly Omit<SourceSetValue, 'url'>[] {
  const { width, height, ...rest } = options
  const [own = 1, high = 1] = [width, height]
  const attributes = options.format === undefined ? {} : { type: `image/${options.format}` }
  return candidates(options, own, numbers(rest.widths), numbers(rest.densities)).map(([each, descriptor]) => ({
    transform: { ...rest, ...size(each, own, high) },
    descriptor,
    attributes,
  }))
}

const size = (width: number, own: number, high: number) => ({ width, height: Math.round(width / (own / high)) })

function candidates({ src }: ImageTransform, own: number, widths: number[], densities: number[]): [number, string][] {
  if (densities.length > 0) return densities.map((density) => [Math.round(own * density), `${density}x`])
  const most = typeof src === 'string' ? Number.POSITIVE_INFINITY : src.width
  const fitting = widths.some((width) => width > most) ? [...widths.filter((width) => width <= most), most] : widths
  return [...new Set(fitting)].map((width) => [width, `${width}w`])
}

const numbers = (values: unknown): number[] =>
  Array.isArray(values) ? values.map((value) => Number.parseFloat(String(value))).sort((one, other) => one - other) : []

/** What belongs on an `img` element. */
function attributesOf(options: ImageTransform): Readonly<Record<string, unknown>> {
  const { src, width, height, format, quality, densities, widths, formats, fit, position, background, ...rest } =
    options
  return { ...rest, width, height }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const isImage = (value: unknown): value is ImageMetadata => isObject(value) && 'src' in value && 'width' in value

/** What stands for an export that only Astro has: it throws when it is used. */
export const component = (name: string) => (): never => {
  throw imageError('AstroComponentNotSupported', { name })
}
