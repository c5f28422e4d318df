import { isPrerendered, paramsOf, propsOf, requestOf, routePatternOf, urlOf } from '../../pass-values.ts'
import type { Member } from '../member.ts'

/** Where the request leads. */
export const requestMember: Member = { name: 'request', kind: 'target', read: requestOf }
export const urlMember: Member = { name: 'url', kind: 'target', read: urlOf }
export const paramsMember: Member = { name: 'params', kind: 'target', read: paramsOf }
export const propsMember: Member = { name: 'props', kind: 'target', read: propsOf }
export const patternMember: Member = { name: 'routePattern', kind: 'target', read: routePatternOf }
export const prerenderedMember: Member = { name: 'isPrerendered', kind: 'target', read: isPrerendered }
