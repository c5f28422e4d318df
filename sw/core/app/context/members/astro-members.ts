import { fileOf } from '../../pass-values.ts'
import type { Member } from '../member.ts'
import { createLogger, disabledCache, getActionResult, refuseAction } from './astro-extras.ts'

const refused: Member['read'] = (pass) => () => refuseAction(fileOf(pass))

/** The names of Astro's context for features that we do not have. */
export const astroMembers: readonly Member[] = [
  { name: 'csp', kind: 'value', read: () => undefined },
  { name: 'getActionResult', kind: 'value', read: () => getActionResult },
  { name: 'callAction', kind: 'value', read: refused },
  { name: 'cache', kind: 'lazy', read: (pass) => disabledCache(fileOf(pass), pass.exchange.scope.warn) },
  { name: 'logger', kind: 'lazy', read: (pass) => createLogger(fileOf(pass)) },
]
