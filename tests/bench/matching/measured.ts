import type { PathKind } from './routes.ts'

/** Nanoseconds a match. A table of few routes lacks some kinds. */
export type HotFigures = Partial<Record<PathKind | 'mix', number>>

export interface ColdFigures {
  readonly milliseconds: number
  readonly megabytes: number
}
