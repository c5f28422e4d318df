import type { Member } from '../member.ts'

/** Where the request leads. */
export const requestMember: Member = { name: 'request', kind: 'target', read: (state) => state.request }
export const urlMember: Member = { name: 'url', kind: 'target', read: (state) => state.url }
export const paramsMember: Member = { name: 'params', kind: 'target', read: (state) => state.params }
export const propsMember: Member = { name: 'props', kind: 'target', read: (state) => state.props }
export const patternMember: Member = { name: 'routePattern', kind: 'target', read: (state) => state.routePattern }
export const prerenderedMember: Member = {
  name: 'isPrerendered',
  kind: 'target',
  read: (state) => state.isPrerendered,
}
