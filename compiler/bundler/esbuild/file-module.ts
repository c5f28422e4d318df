import { bundleError } from '../../../sw/core/errors/bundle-errors.ts'
import { dataUrl } from '../../content/data-url.ts'
import { textOf } from '../../content/source-files.ts'
import { refuseLargeModule } from '../../project/check-files.ts'
import type { LoadResult } from './esbuild.ts'

const scripts: Readonly<Record<string, NonNullable<LoadResult['loader']>>> = {
  ts: 'ts',
  mts: 'ts',
  cts: 'ts',
  js: 'js',
  mjs: 'js',
  cjs: 'js',
  tsx: 'tsx',
  jsx: 'jsx',
  json: 'json',
}

/** What Vite takes for an asset, whose import is a URL. */
const assets = new RegExp(
  `\\.(?:${[
    'apng|bmp|png|jpe?g|jfif|pjpeg|pjp|gif|svg|ico|webp|avif|cur|jxl',
    'mp4|webm|ogg|mp3|wav|flac|aac|opus|mov|m4a|vtt',
    'woff2?|eot|ttf|otf',
    'webmanifest|pdf|txt',
  ].join('|')})$`,
  'i',
)

interface ImportedFile {
  readonly path: string
  /** What follows the path in the import: `?raw`. */
  readonly query: string
  readonly content: string | Uint8Array
}

/**
 * What an import of a file gives, the same as in a project that Vite builds: modules and JSON are run, `?raw` is the
 * text, `?url` and assets are a URL. Here the URL always holds the whole file.
 */
export function fileModule({ path, query, content }: ImportedFile): LoadResult {
  const wanted = new URLSearchParams(query)
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  refuseLargeModule(path, content)
  if (wanted.has('raw')) return { contents: textOf(content), loader: 'text' }
  if (wanted.has('url')) return { contents: dataUrl(path, content), loader: 'text' }
  if (extension === 'css') {
    return wanted.has('inline') ? { contents: textOf(content), loader: 'text' } : { contents: '', loader: 'js' }
  }
  const loader = Object.hasOwn(scripts, extension) ? scripts[extension] : undefined
  if (loader !== undefined) return { contents: textOf(content), loader }
  if (assets.test(path)) return { contents: dataUrl(path, content), loader: 'text' }
  throw bundleError('FileTypeUnknown', { file: path }, { file: path })
}
