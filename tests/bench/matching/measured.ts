import type { PathKind } from './routes.ts'

/** Nanoseconds a match. A table of few routes lacks some kinds. */
export type HotFigures = Partial<Record<PathKind | 'mix', number>>

/** From nothing to the first match, and what the table holds. */
export interface ColdFigures {
  readonly milliseconds: number
  readonly megabytes: number
}

export type MatchingFigures = ColdFigures & HotFigures
