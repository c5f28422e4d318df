import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { astroError } from '../../../sw/core/errors/astro-errors.ts'
import type { ContentContext } from './content-context.ts'
import { contentExtensions, dataExtensions } from './entry-types.ts'

const names = ['mjs', 'js', 'mts', 'ts'].map((end) => `content.config.${end}`)
const legacyNames = ['ts', 'js', 'mjs', 'mts'].map((end) => `content/config.${end}`)

/** The file that defines the project's collections; `undefined` where there is none. */
export function contentConfigFile(srcFolder: string): string | undefined {
  return [...names, ...legacyNames].map((name) => join(srcFolder, name)).find((file) => existsSync(file))
}

export interface ObjectLoader {
  readonly name?: string
  readonly load: (context: object) => unknown
  readonly schema?: unknown
  readonly createSchema?: () => unknown
}

/** A collection as it is to be loaded. */
export interface Collection {
  readonly name: string
  readonly schema?: unknown
  /** `legacy`: a folder of `src/content` that Astro 2 to 4 read without a loader, and the files in it that count. */
  readonly loader: ObjectLoader | (() => unknown) | { readonly legacy: readonly string[] }
}

/** The collections that a configuration exports, and the folders of `src/content` that need none. */
export function readCollections(exported: unknown, file: string | undefined, context: ContentContext): Collection[] {
  const given = property(exported, 'collections') ?? {}
  if (!isObject(given)) throw invalid(file, 'exports "collections" that are not an object')
  const collections = Object.entries(given).map(([name, value]) => readCollection(name, value, file))
  const usesLoaders = collections.some(({ loader }) => !('legacy' in loader))
  if (usesLoaders) return collections
  return [...collections, ...legacyFolders(context, Object.keys(given))]
}

function readCollection(name: string, value: unknown, file: string | undefined): Collection {
  if (!isObject(value)) throw invalid(file, `exports the collection "${name}", which is not an object`)
  const { loader, schema, type } = value
  if (type === 'live') throw astroError('LiveContentConfigError', { name, file: file ?? '' })
  if (loader === undefined) {
    return { name, schema, loader: { legacy: type === 'data' ? dataExtensions : contentExtensions } }
  }
  if (!isLoader(loader)) throw invalid(file, `exports the collection "${name}", whose loader has no function "load"`)
  return { name, schema, loader }
}

/** As in Astro, only where no collection has a loader. */
function legacyFolders({ srcFolder }: ContentContext, known: readonly string[]): Collection[] {
  const folder = join(srcFolder, 'content')
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : []
  return entries
    .filter((entry) => entry.isDirectory() && !/^[._]/.test(entry.name) && !known.includes(entry.name))
    .map(({ name }) => ({ name, loader: { legacy: contentExtensions } }))
}

const invalid = (file = 'The content configuration', reason: string) =>
  astroError('InvalidContentConfig', { file, reason }, { file })

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isLoader = (value: unknown): value is ObjectLoader | (() => unknown) =>
  typeof value === 'function' || (isObject(value) && typeof value.load === 'function')

const property = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined)
