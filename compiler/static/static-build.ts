import type { Diagnostic } from '../bundler/diagnostic.ts'

/**
 * Evaluates code of the project where it can do no harm: the body of an async function of one parameter, `argument`,
 * as in `new AsyncFunction('argument', code)(argument)`. Returns what the function returns; both are structured
 * clones. A sandbox in the page; the function itself in a test.
 */
export type RunCode = (code: string, argument: unknown) => Promise<unknown>

/** A site as files. */
export interface StaticBuild {
  readonly ok: boolean
  /** By path in the output folder; empty where the build failed. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly diagnostics: readonly Diagnostic[]
}
