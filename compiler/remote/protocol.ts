import type { CompileResult } from '../bundler/bundle.ts'
import type { CompileOptions } from '../project/compile-options.ts'
import type { StaticBuild } from '../static/static-build.ts'
import type { CompilerProgress } from './compiler-progress.ts'

/** What changed in the files since the last call; the first call of a worker brings all of them. */
export interface FileChanges {
  readonly changed: readonly (readonly [file: string, content: string | Uint8Array])[]
  readonly removed: readonly string[]
}

/** From the page to the compiler's worker. */
export type ToWorker =
  | {
      readonly type: 'call'
      readonly id: number
      readonly method: 'compile' | 'buildStatic'
      readonly changes: FileChanges
      readonly options: CompileOptions
      /** With the first static build, where the page brings it. */
      readonly runtime?: Readonly<Record<string, string>>
    }
  | { readonly type: 'ran'; readonly id: number; readonly value?: unknown; readonly error?: unknown }

/** From the compiler's worker to the page. */
export type ToPage =
  | { readonly type: 'progress'; readonly progress: CompilerProgress }
  | { readonly type: 'done'; readonly id: number; readonly result: CompileResult | StaticBuild }
  | { readonly type: 'failed'; readonly id: number; readonly error: unknown }
  /** Run this for the call `call`. */
  | {
      readonly type: 'run'
      readonly id: number
      readonly call: number
      readonly code: string
      readonly argument: unknown
    }

/** The message of an event from one of our own ports, to which only our code posts. */
export const messageOf = <Message>(event: object): Message => ('data' in event ? event.data : undefined) as Message
