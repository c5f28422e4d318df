import type { Pass } from '../../pass.ts'
import { fileOf, isPrerendered } from '../../pass-values.ts'
import { stateOf } from '../../request-state.ts'
import type { Member } from '../member.ts'

/** In a prerendered endpoint, and on a host without sessions, it is `undefined`, with a warning. */
export const sessionMember: Member = {
  name: 'session',
  kind: 'lazy',
  read(pass) {
    const session = isPrerendered(pass) ? undefined : stateOf(pass.exchange).session
    if (session === undefined) pass.exchange.scope.warn(noSession(pass))
    return session
  },
}

const noSession = (pass: Pass): string =>
  isPrerendered(pass)
    ? `context.session was read in ${fileOf(pass)}, which is prerendered: no browser has a session there, so it is undefined. To use it, set export const prerender = false.`
    : `context.session was read in ${fileOf(pass)}, but sessions are switched off, or this host has none: it is undefined.`
