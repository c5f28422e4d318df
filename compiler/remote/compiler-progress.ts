/** How far a compiler is on its way to its first answer. Sizes are in bytes; `total` is absent where nobody told it. */
export interface CompilerProgress {
  readonly phase: 'download' | 'start' | 'ready'
  readonly loaded: number
  readonly total?: number
}
