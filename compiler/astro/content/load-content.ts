import { relative } from 'node:path'
import { astroError } from '../../../sw/core/errors/astro-errors.ts'
import { isStowawayError } from '../../../sw/core/errors/is-stowaway-error.ts'
import { stampOf } from '../stamp.ts'
import { checkReferences } from './check-references.ts'
import { type Collection, contentConfigFile, readCollections } from './content-config.ts'
import type { ContentContext } from './content-context.ts'
import { ContentStore, type StoredEntry } from './content-store.ts'
import { createDigest } from './digest.ts'
import { runLoader } from './run-loader.ts'

export type Collections = ReadonlyMap<string, readonly StoredEntry[]>

export interface Content {
  readonly collections: Collections
  /** Those of `src/content` without a loader, which older code looks up by their slug. */
  readonly legacy: readonly string[]
  /** Files and folders whose change makes this content old. */
  readonly inputs: readonly string[]
}

/** Runs a module of the project; `files` are the project's own modules that took part. */
export type Evaluate = (file: string) => Promise<{ readonly exports: unknown; readonly files: readonly string[] }>

interface Loaded {
  readonly collection: Collection
  readonly store: ContentStore
  readonly inputs: ReadonlySet<string>
  stamp: string
}

/** The project's content. It is loaded when it is asked for, and again only where its files have changed. */
export class ContentLoader {
  readonly #context: ContentContext
  readonly #evaluate: Evaluate
  #configFiles: readonly string[] = []
  #stamp: string | undefined
  #loaded: Loaded[] = []
  #content: Content | undefined
  #running: Promise<Content> = Promise.resolve({ collections: new Map(), legacy: [], inputs: [] })

  constructor(context: ContentContext, evaluate: Evaluate) {
    this.#context = context
    this.#evaluate = evaluate
  }

  /** One at a time: loaders write to the stores. */
  load(): Promise<Content> {
    const next = (): Promise<Content> => this.#load()
    this.#running = this.#running.then(next, next)
    return this.#running
  }

  async #load(): Promise<Content> {
    const isNew = this.#stamp === undefined || this.#stamp !== stampOf(this.#configFiles)
    if (isNew) await this.#readConfig()
    const old = this.#loaded.filter(({ stamp, inputs }) => stamp !== stampOf(inputs))
    if (this.#content !== undefined && !isNew && old.length === 0) return this.#content
    const digest = await createDigest()
    for (const loaded of old) {
      const inputs = new Set<string>()
      await runLoader({ ...loaded, context: this.#context, digest, watch: (path) => inputs.add(path) })
      this.#loaded[this.#loaded.indexOf(loaded)] = { ...loaded, inputs, stamp: stampOf(inputs) }
    }
    const collections = new Map(this.#loaded.map(({ collection, store }) => [collection.name, store.sorted()]))
    const legacy = this.#loaded.flatMap(({ collection }) => ('legacy' in collection.loader ? [collection.name] : []))
    for (const warning of checkReferences({ collections, legacy })) this.#context.warn(warning)
    this.#content = {
      collections,
      legacy,
      inputs: [...this.#configFiles, ...this.#loaded.flatMap(({ inputs }) => [...inputs])],
    }
    return this.#content
  }

  async #readConfig(): Promise<void> {
    const { root, srcFolder } = this.#context
    const file = contentConfigFile(srcFolder)
    const name = file && relative(root, file)
    // Seen when a configuration is added.
    const folders = [srcFolder, `${srcFolder}/content`]
    const { exports, files } = file === undefined ? { exports: {}, files: [] } : await this.#run(file)
    const collections = readCollections(exports, name, this.#context)
    this.#loaded = collections.map((collection) => ({
      collection,
      store: new ContentStore(),
      inputs: new Set(),
      stamp: 'never',
    }))
    this.#configFiles = [...folders, ...files]
    this.#stamp = stampOf(this.#configFiles)
  }

  async #run(file: string): ReturnType<Evaluate> {
    try {
      return await this.#evaluate(file)
    } catch (cause) {
      if (isStowawayError(cause)) throw cause
      const name = relative(this.#context.root, file)
      if (cause instanceof Error && cause.name === 'ZodMissing') {
        throw astroError('ZodMissing', { module: 'z of astro:content' }, { file: name })
      }
      throw astroError('ContentConfigFailed', { file: name, reason: reasonOf(cause) }, { cause })
    }
  }
}

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))
