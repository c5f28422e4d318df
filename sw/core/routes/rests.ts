import { matchTail } from './match-tail.ts'
import { createTail } from './route-tail.ts'

/** The part of a matcher for rest params. */
export const rests = { createTail, matchTail } as const
