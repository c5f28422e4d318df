import { astroError } from '../../../sw/core/errors/astro-errors.ts'
import { loadFile } from '../loaders/file.ts'
import { type GlobOptions, loadGlob } from '../loaders/glob.ts'
import { loadInline } from '../loaders/inline.ts'
import type { LoaderRun } from '../loaders/loader-run.ts'
import type { Collection } from './content-config.ts'
import type { ContentContext } from './content-context.ts'
import type { ContentStore } from './content-store.ts'
import { legacyEntryId } from './entry-id.ts'
import { readFrontMatter } from './front-matter.ts'
import { renderedEntry } from './markdown-renderer.ts'
import { parseData } from './parse-data.ts'

/** Where the loaders of `astro/loaders` find our own: on the store, which every wrapper of a loader passes on. */
export const builtInLoaders = 'stowaway.loaders'

interface Job {
  readonly collection: Collection
  readonly store: ContentStore
  readonly context: ContentContext
  readonly digest: (data: unknown) => string
  watch(path: string): void
}

/** Runs a collection's loader, which fills the store. */
export async function runLoader({ collection, store, context, digest, watch }: Job): Promise<void> {
  const { name, loader } = collection
  const schema = collection.schema ?? (await loaderSchema(loader))
  const run: LoaderRun = {
    context,
    collection: name,
    store,
    digest,
    watch,
    parseData: (entry) => parseData(entry, { collection: name, schema }, context),
  }
  if (typeof loader === 'function') return loadInline(loader, run)
  if ('legacy' in loader) return loadGlob(legacyGlob(name, loader.legacy, context), run)
  await loader.load(loaderContext(run, loader.name ?? 'content'))
}

async function loaderSchema(loader: Collection['loader']): Promise<unknown> {
  if (typeof loader === 'function' || 'legacy' in loader) return undefined
  // A schema that is a function is ignored, as in Astro.
  if (loader.schema !== undefined) return typeof loader.schema === 'function' ? undefined : loader.schema
  const made: unknown = await loader.createSchema?.()
  return typeof made === 'object' && made !== null && 'schema' in made ? made.schema : undefined
}

function legacyGlob(name: string, extensions: readonly string[], { srcFolder }: ContentContext): GlobOptions {
  const ends = `{${extensions.join(',')}}`
  return {
    base: `${srcFolder}/content/${name}`,
    pattern: [`**/*${ends}`, `!**/_*/**/*${ends}`, `!**/_*${ends}`],
    generateId: ({ entry, data }) => legacyEntryId(entry, data),
  }
}

/** Astro's `LoaderContext`. */
function loaderContext(run: LoaderRun, label: string): object {
  const { context, collection, store, digest, parseData: parse, watch } = run
  const api = store.api()
  const given = (own: object): LoaderRun => ({ ...run, ...wrapped(own) })
  Object.defineProperty(api, Symbol.for(builtInLoaders), {
    value: {
      glob: (options: GlobOptions, own: object) => loadGlob(options, given(own)),
      file: (name: string, options: object | undefined, own: object) => loadFile(name, options ?? {}, given(own)),
    },
  })
  return {
    collection,
    store: api,
    meta: store.meta(),
    logger: logger(context, label),
    config: context.config,
    parseData: parse,
    generateDigest: digest,
    renderMarkdown: (text: string, options?: { readonly fileURL?: URL }) => renderMarkdown(text, options, context),
    watcher: { add: (paths: string | readonly string[]) => [paths].flat().forEach(watch), on: () => undefined },
    entryTypes: new Map(),
  }
}

/** An author may wrap `parseData`, to change data before it is validated. */
function wrapped(own: object): Partial<LoaderRun> {
  const { parseData }: { parseData?: unknown } = own
  // The author's function stands for ours, with the same signature.
  return typeof parseData === 'function' ? { parseData: parseData as LoaderRun['parseData'] } : {}
}

async function renderMarkdown(text: string, { fileURL }: { readonly fileURL?: URL } = {}, context: ContentContext) {
  const renderer = await context.renderer()
  if (renderer === undefined) throw astroError('MarkdownRendererMissing', { what: 'A loader calls renderMarkdown()' })
  const { data, content } = readFrontMatter(text)
  return renderedEntry(renderer, content, { frontmatter: data, ...(fileURL && { fileURL }) })
}

function logger({ info, warn }: ContentContext, label: string): object {
  const say = (tell: (text: string) => void) => (text: unknown) => tell(`${label}: ${String(text)}`)
  const own = { label, options: {}, info: say(info), warn: say(warn), error: say(warn), debug: () => undefined }
  return { ...own, fork: (other: string) => logger({ info, warn } as ContentContext, other) }
}
