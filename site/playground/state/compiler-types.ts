/** Until `stowaway/compiler` has them: the compiler's interface as the playground uses it. */
export interface Diagnostic {
  severity: 'error' | 'warning'
  code?: string
  message: string
  hint?: string
  file?: string
  /** From 1. */
  line?: number
  /** From 1. */
  column?: number
  frame?: string
}

export interface Bundle {
  hash: string
  code: string
  manifest: unknown
  app: unknown
  bytes: number
}

export type CompileResult =
  | { ok: true; bundle: Bundle; warnings: Diagnostic[]; milliseconds: number }
  | { ok: false; errors: Diagnostic[]; warnings: Diagnostic[] }
