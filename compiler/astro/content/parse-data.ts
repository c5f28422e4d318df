import { existsSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { astroError } from '../../../sw/core/errors/astro-errors.ts'
import type { ContentContext } from './content-context.ts'
import { imagePrefix } from './image-references.ts'

interface RawEntry {
  readonly id: string
  readonly data: unknown
  /** Absolute. */
  readonly filePath?: string
}

interface Schema {
  safeParseAsync(data: unknown): Promise<SchemaResult>
}

type SchemaResult =
  | { readonly success: true; readonly data: unknown }
  | { readonly success: false; readonly error: { readonly issues: readonly SchemaIssue[] } }

interface SchemaIssue {
  readonly message: string
  readonly path: readonly PropertyKey[]
}

/** Validates an entry by its collection's schema, and returns the data with defaults and coercions. */
export async function parseData(
  { id, data, filePath = '' }: RawEntry,
  { collection, schema: given }: { readonly collection: string; readonly schema: unknown },
  context: ContentContext,
): Promise<unknown> {
  const schema = typeof given === 'function' ? given({ image: await imageHelper(filePath, context) }) : given
  if (!isSchema(schema)) return data
  const result = await schema.safeParseAsync(data)
  if (result.success) return result.data
  const issues = result.error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'entry'}: ${message}`)
  const file = filePath === '' ? undefined : relative(context.root, filePath)
  throw astroError('InvalidContentEntryDataError', { collection, id, issues }, file === undefined ? {} : { file })
}

/** `image()` of a schema: it marks a path, which becomes the image's data when an entry is read. */
async function imageHelper(filePath: string, { zod }: ContentContext): Promise<() => unknown> {
  const { string } = await zod()
  return () => string().transform((value) => imagePrefix + relativePath(value, filePath))
}

/** A bare name is a file beside the entry, where there is one. */
function relativePath(value: string, filePath: string): string {
  const isBare = value !== '' && !value.includes('://') && !value.startsWith('/') && !value.startsWith('.')
  return isBare && existsSync(resolve(dirname(filePath), value)) ? `./${value}` : value
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && 'safeParseAsync' in value
