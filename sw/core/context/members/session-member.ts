import type { ContextState } from '../context-state.ts'
import type { Member } from '../member.ts'

/** In a prerendered endpoint, and on a host without sessions, it is `undefined`, with a warning. */
export const sessionMember: Member = {
  name: 'session',
  kind: 'lazy',
  read(state) {
    const session = state.isPrerendered ? undefined : state.session
    if (session === undefined) state.warn(noSession(state))
    return session
  },
}

const noSession = ({ file, isPrerendered }: ContextState): string =>
  isPrerendered
    ? `context.session was read in ${file}, which is prerendered: no browser has a session there, so it is undefined. To use it, set export const prerender = false.`
    : `context.session was read in ${file}, but sessions are switched off, or this host has none: it is undefined.`
