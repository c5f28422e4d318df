import { type Signal, signal } from '@preact/signals'
import type { Diagnostic } from './compiler-types.ts'
import type { ProjectInfo } from './project.ts'
import type { Content } from './project-files.ts'

/** The result of the compiler's `buildStatic`, and the project that was built. */
export interface StaticBuild extends ProjectInfo {
  /** The project's files, as they were then. */
  readonly sources: ReadonlyMap<string, Content>
  readonly ok: boolean
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly diagnostics: readonly Diagnostic[]
}

/** Evaluates untrusted code, the body of a function, and gives its result: the sandbox does. */
export type RunCode = (code: string, argument?: unknown) => Promise<unknown>

export interface StaticBuilder {
  /** Builds the static site of the project on the screen. */
  build(run: RunCode): Promise<StaticBuild>
  zip(files: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array>
}

/** Set by the half of the playground that has the compiler. */
export const staticBuilder: Signal<StaticBuilder | undefined> = signal(undefined)
