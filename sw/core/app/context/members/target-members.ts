import { isPrerendered, paramsOf, propsOf, requestOf, routePatternOf, urlOf } from '../../pass-values.ts'
import type { Member } from '../member.ts'

/** `context.request` */
export const requestMember: Member = { name: 'request', kind: 'target', read: requestOf }
/** `context.url` */
export const urlMember: Member = { name: 'url', kind: 'target', read: urlOf }
/** `context.params` */
export const paramsMember: Member = { name: 'params', kind: 'target', read: paramsOf }
/** `context.props` */
export const propsMember: Member = { name: 'props', kind: 'target', read: propsOf }
/** `context.routePattern` */
export const patternMember: Member = { name: 'routePattern', kind: 'target', read: routePatternOf }
/** `context.isPrerendered` */
export const prerenderedMember: Member = { name: 'isPrerendered', kind: 'target', read: isPrerendered }
