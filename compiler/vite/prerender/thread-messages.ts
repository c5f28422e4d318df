import type { PrerenderData } from '../../prerender/prerender.ts'
import type { Step } from '../../prerender/run-step.ts'
import type { LoadedReport, PrerenderReport } from '../../prerender/static-file.ts'
import type { ErrorData } from './error-data.ts'

/** What the thread is started with. */
export interface ThreadJob {
  /** The address of the bundle that gives every endpoint: `ServerEntry`. */
  readonly entry: string
  /** The project's folder: errors name places in it. */
  readonly root: string
  /** The private variables of the `.env` files. */
  readonly variables: Readonly<Record<string, string>>
  readonly options: PrerenderData
}

/** A `StaticFile` as data that can be posted. */
interface FileData {
  readonly path: string
  readonly body: Uint8Array
  readonly status: number
  readonly headers: [string, string][]
}

/** To the thread: make the next file, show that you are not blocked, or go on, with the names of further files. */
export type ThreadRequest = 'next' | 'ping' | { readonly files: readonly string[] }

/** From the thread. */
export type ThreadMessage =
  | { readonly kind: 'file'; readonly file: FileData }
  | { readonly kind: 'loaded'; readonly report: LoadedReport }
  | { readonly kind: 'done'; readonly report: PrerenderReport }
  | { readonly kind: 'failed'; readonly error: ErrorData }
  | { readonly kind: 'info' | 'warn'; readonly text: string }
  | { readonly kind: 'progress'; readonly label: string; readonly done: number; readonly total: number }
  | { readonly kind: 'start' | 'end'; readonly step: Step }
  | { readonly kind: 'pong' }
