/** The progress of a compiler's start. Sizes are in bytes; `total` is absent where it is unknown. */
export interface CompilerProgress {
  readonly phase: 'download' | 'start' | 'ready'
  readonly loaded: number
  readonly total?: number
}
