import type { PlacePage } from '../worker-options.ts'
import type { FileStore } from './file-store.ts'

/** The kept files as pages. */
export interface KeptPages {
  readonly store: FileStore
  readonly paths: ReadonlyMap<string, string>
  /** With a trailing slash. */
  readonly base: string
  /** The file that answers addresses of a single-page app. */
  readonly appPage: string | undefined
  readonly place: PlacePage | undefined
}
