import type { Member } from '../member.ts'
import { createLogger, disabledCache, getActionResult, refuseAction } from './astro-extras.ts'

const refused: Member['read'] =
  ({ file }) =>
  () =>
    refuseAction(file)

/** The names of Astro's context for features that we do not have. */
export const astroMembers: readonly Member[] = [
  { name: 'csp', kind: 'value', read: () => undefined },
  { name: 'getActionResult', kind: 'value', read: () => getActionResult },
  { name: 'callAction', kind: 'value', read: refused },
  { name: 'cache', kind: 'lazy', read: ({ file, exchange }) => disabledCache(file, exchange.scope.warn) },
  { name: 'logger', kind: 'lazy', read: ({ file }) => createLogger(file) },
]
