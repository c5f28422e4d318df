import type { PrerenderData } from '../../prerender/prerender.ts'
import type { LoadedReport, PrerenderReport } from '../../prerender/static-file.ts'
import type { ErrorData } from './error-data.ts'
import type { FileBatch } from './file-batch.ts'

/** What the thread is to do. */
export interface ThreadJob {
  /** The address of the bundle that gives every endpoint: `ServerEntry`. */
  readonly entry: string
  /** The project's folder: errors name places in it. */
  readonly root: string
  /** The private variables of the `.env` files. */
  readonly variables: Readonly<Record<string, string>>
  readonly options: PrerenderData
}

/**
 * To the thread: this is your job, make the next files, show that you are not blocked, or go on, with the names of
 * further files.
 */
export type ThreadRequest = 'next' | 'ping' | { readonly files: readonly string[] } | { readonly job: ThreadJob }

/** From the thread. */
export type ThreadMessage =
  | { readonly kind: 'files'; readonly batch: FileBatch }
  | { readonly kind: 'loaded'; readonly report: LoadedReport }
  | { readonly kind: 'done'; readonly report: PrerenderReport }
  | { readonly kind: 'failed'; readonly error: ErrorData }
  | { readonly kind: 'info' | 'warn'; readonly text: string }
  | { readonly kind: 'progress'; readonly label: string; readonly done: number; readonly total: number }
  | { readonly kind: 'pong' }
