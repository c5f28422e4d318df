import type { Uses } from '../uses/uses.ts'
import type { EntryCode } from './entry-code.ts'

/** The members of the context, as `stowaway/worker` exports them. A list has several names. */
const members: Readonly<Record<string, string>> = {
  request: 'requestMember',
  url: 'urlMember',
  params: 'paramsMember',
  props: 'propsMember',
  routePattern: 'patternMember',
  isPrerendered: 'prerenderedMember',
  site: 'siteMember',
  generator: 'generatorMember',
  cookies: 'cookiesMember',
  originPathname: 'originMember',
  redirect: 'redirectMember',
  locals: 'localsMember',
  clientAddress: 'addressMember',
  session: 'sessionMember',
  currentLocale: 'currentLocaleMember',
  preferredLocale: 'preferredLocaleMember',
  preferredLocaleList: 'preferredLocalesMember',
  signal: 'signalMember',
  waitUntil: 'waitUntilMember',
  rewrite: 'rewriteMember',
  csp: '...astroMembers',
  getActionResult: '...astroMembers',
  callAction: '...astroMembers',
  cache: '...astroMembers',
  logger: '...astroMembers',
}

/** Whether endpoints may read one of these names of the context. */
export const readsOf =
  ({ context }: Uses) =>
  (...names: readonly string[]): boolean =>
    context === 'any' || names.some((name) => context.includes(name))

/** The code of `createContext`: with the names that endpoints read, or with all of them. */
export function contextCode(code: EntryCode, { context, rewrites }: Uses): string {
  if (context === 'any') return `${code.name('ownContext')}(${code.name('allMembers')})`
  const spread = (name: string): string => (name.startsWith('...') ? `...${code.name(name.slice(3))}` : code.name(name))
  const own = context.filter((name) => Object.hasOwn(members, name)).map((name) => spread(members[name] ?? ''))
  const all = [...new Set(own), ...(rewrites ? [code.name('retargetMember')] : [])]
  if (all.length === 0) return '() => ({})'
  return `${code.name('leanContext')}([${all.join(', ')}])`
}
