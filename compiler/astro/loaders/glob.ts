import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { glob } from 'tinyglobby'
import { astroError } from '../../../sw/core/errors/astro-errors.ts'
import { entryId } from '../content/entry-id.ts'
import { entryType } from '../content/entry-types.ts'
import { renderedEntry } from '../content/markdown-renderer.ts'
import type { LoaderRun } from './loader-run.ts'
import { parsed } from './parsed.ts'

export interface GlobOptions {
  readonly pattern: string | readonly string[]
  readonly base?: string | URL
  readonly generateId?: (entry: { entry: string; base: URL; data: Record<string, unknown> }) => unknown
  readonly retainBody?: boolean
  readonly deferRender?: boolean
}

/** The loader `glob` of `astro/loaders`: one entry for each file. */
export async function loadGlob(options: GlobOptions, run: LoaderRun): Promise<void> {
  const { context, collection, store } = run
  const { root } = context
  const patterns = [options.pattern].flat()
  const outside = patterns.find((pattern) => pattern.startsWith('../') || pattern.startsWith('/'))
  if (outside !== undefined) throw astroError('GlobOutsideBase', { collection, pattern: outside })
  const base = baseFolder(options.base, root)
  run.watch(base)
  if (!existsSync(base)) return context.warn(`The collection ${collection} has no folder: ${base} does not exist.`)
  const found = await glob([...patterns], { cwd: base, expandDirectories: false })
  const files = found.filter((path) => !isConfig(join(base, path), context.srcFolder)).sort()
  if (files.length === 0) context.warn(`The collection ${collection} has no files: ${patterns.join(', ')} in ${base}.`)
  const ids = new Map<string, string>()
  for (const path of files) {
    for (let folder = dirname(join(base, path)); folder.startsWith(base); folder = dirname(folder)) run.watch(folder)
    const id = await readEntry(path, { base, options, run })
    if (id === undefined) continue
    const first = ids.get(id)
    if (first !== undefined)
      context.warn(`${first} and ${path} are both the entry ${id} of the collection ${collection}. The second stays.`)
    ids.set(id, path)
  }
  for (const { id } of store.sorted()) if (!ids.has(id)) store.delete(id)
}

interface Reading {
  readonly base: string
  readonly options: GlobOptions
  readonly run: LoaderRun
}

/** Returns the entry's id; `undefined` for a file of an unknown type. */
async function readEntry(path: string, { base, options, run }: Reading): Promise<string | undefined> {
  const { context, collection, store } = run
  const file = join(base, path)
  const type = entryType(path)
  run.watch(file)
  if (type === undefined) {
    context.warn(`${relative(context.root, file)} of the collection ${collection} is left out: its type is unknown.`)
    return undefined
  }
  const contents = await readFile(file, 'utf8')
  const { data, body } = await parsed(() => type.parse(contents, file), file, context.root)
  const generateId = options.generateId ?? (({ entry, data }) => entryId(entry, data))
  const id = String(generateId({ entry: path, base: pathToFileURL(`${base}${sep}`), data }))
  const digest = run.digest(contents)
  const filePath = relative(context.root, file).replaceAll('\\', '/')
  const known = store.get(id)
  if (known?.digest === digest && known.filePath === filePath) return id
  const valid = await run.parseData({ id, data, filePath: file })
  const isDeferred = type.kind === 'mdx' || (type.kind === 'markdown' && options.deferRender === true)
  const renderer = type.kind === 'markdown' && !isDeferred ? await context.renderer() : undefined
  const given = { frontmatter: data, fileURL: pathToFileURL(file) }
  const rendered = renderer && (await renderedEntry(renderer, body ?? '', given))
  store.set({
    id,
    data: valid,
    ...(options.retainBody !== false && body !== undefined && { body }),
    filePath,
    digest,
    ...(rendered && { rendered, assetImports: rendered.metadata.imagePaths }),
    ...(isDeferred && { deferredRender: true }),
  })
  return id
}

function baseFolder(base: string | URL | undefined, root: string): string {
  const folder = base instanceof URL ? fileURLToPath(base) : base?.startsWith('file:') ? fileURLToPath(base) : base
  return resolve(root, folder ?? '.')
}

const isConfig = (file: string, srcFolder: string): boolean =>
  ['js', 'ts', 'mjs'].some((end) => file === join(srcFolder, `content/config.${end}`))
