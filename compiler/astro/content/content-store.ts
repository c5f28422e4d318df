import { imageReferences } from './image-references.ts'

/** An entry as Astro keeps it; the names and their order are what endpoints see. */
export interface StoredEntry {
  readonly id: string
  readonly data: unknown
  readonly body?: string
  /** Relative to the project. */
  readonly filePath?: string
  /** Images that the entry names, relative to its file. */
  readonly assetImports?: readonly string[]
  /** Where in `data` they are. */
  readonly imageImports?: readonly (readonly (string | number)[])[]
  readonly digest?: string
  readonly rendered?: unknown
  readonly deferredRender?: boolean
}

/** What loaders may set: without the names of images, which the store finds. */
interface GivenEntry extends Omit<StoredEntry, 'id' | 'imageImports'> {
  readonly id: string | number
}

/** The entries of one collection while its loader runs. `MetaStore` and `DataStore` of Astro's loader API. */
export class ContentStore {
  readonly #entries = new Map<string, StoredEntry>()
  readonly #meta = new Map<string, string>()
  /** Counts the writes: an entry may change after its loader has finished. */
  revision = 0

  /** By id, in the order in which Astro keeps them. */
  sorted(): readonly StoredEntry[] {
    return [...this.#entries.values()].sort((one, other) => one.id.localeCompare(other.id, 'en'))
  }

  get(id: string | number): StoredEntry | undefined {
    return this.#entries.get(String(id))
  }

  /** Everything that a loader may call; bound, since loaders take it apart. */
  api(): Record<string, unknown> {
    return {
      get: (id: string) => this.get(id),
      has: (id: string) => this.#entries.has(String(id)),
      keys: () => [...this.#entries.keys()],
      values: () => [...this.#entries.values()],
      entries: () => [...this.#entries.entries()],
      set: (entry: GivenEntry) => this.set(entry),
      delete: (id: string) => this.delete(id),
      clear: () => this.clear(),
      addModuleImport: () => undefined,
      addAssetImport: () => undefined,
      addAssetImports: () => undefined,
    }
  }

  meta(): Record<string, unknown> {
    return {
      get: (key: string) => this.#meta.get(key),
      set: (key: string, value: string) => void this.#meta.set(key, value),
      has: (key: string) => this.#meta.has(key),
      delete: (key: string) => void this.#meta.delete(key),
    }
  }

  /** Returns false where the entry is there already, by its digest. */
  set({ id: given, ...rest }: GivenEntry): boolean {
    const id = String(given ?? '')
    if (id === '') throw new Error('The id of an entry must be a string that is not empty.')
    const { body, filePath, digest, rendered, deferredRender } = rest
    if (digest && this.#entries.get(id)?.digest === digest) return false
    if (filePath?.startsWith('/')) throw new Error(`The path of an entry must be relative to the project: ${filePath}`)
    const { data, assets, paths } = imageReferences(rest.data, rest.assetImports ?? [])
    this.#entries.set(id, {
      id,
      data,
      ...(body && { body }),
      ...(filePath && { filePath }),
      ...(assets.length > 0 && { assetImports: assets }),
      ...(paths.length > 0 && { imageImports: paths }),
      ...(digest && { digest }),
      ...(rendered !== undefined && { rendered }),
      ...(deferredRender && { deferredRender }),
    })
    this.revision += 1
    return true
  }

  delete(id: string | number): void {
    if (this.#entries.delete(String(id))) this.revision += 1
  }

  clear(): void {
    this.#entries.clear()
    this.revision += 1
  }
}
