import type { ContentContext } from '../content/content-context.ts'
import type { ContentStore } from '../content/content-store.ts'

/** One run of a collection's loader. */
export interface LoaderRun {
  readonly context: ContentContext
  readonly collection: string
  readonly store: ContentStore
  digest(data: unknown): string
  /** Validates, with the context that the author's code may have wrapped. */
  parseData(entry: { readonly id: string; readonly data: unknown; readonly filePath?: string }): Promise<unknown>
  /** Notes a file or folder whose change makes the collection load again. */
  watch(path: string): void
}
