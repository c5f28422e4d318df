import type { Diagnostic } from '../diagnostic.ts'

/** Ends a compilation with diagnostics for the author. */
export class CompileFailure extends Error {
  readonly diagnostics: readonly Diagnostic[]

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ message }) => message).join('\n'))
    this.diagnostics = diagnostics
  }
}
