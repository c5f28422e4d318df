import type { Member } from '../member.ts'
import { createLogger, disabledCache, getActionResult, refuseAction } from './astro-extras.ts'

/** The names of Astro's context for features that we do not have. */
export const astroMembers: readonly Member[] = [
  { name: 'csp', kind: 'value', read: () => undefined },
  { name: 'getActionResult', kind: 'value', read: () => getActionResult },
  {
    name: 'callAction',
    kind: 'value',
    read:
      ({ file }) =>
      () =>
        refuseAction(file),
  },
  { name: 'cache', kind: 'lazy', read: (state) => disabledCache(state.file, state.warn) },
  { name: 'logger', kind: 'lazy', read: ({ file }) => createLogger(file) },
]
