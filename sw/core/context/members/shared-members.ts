import { generator } from '../../endpoint/generator.ts'
import type { Member } from '../member.ts'

/** What a rewrite does not change. */
export const siteMember: Member = { name: 'site', kind: 'value', read: (state) => state.site }
export const generatorMember: Member = { name: 'generator', kind: 'value', read: () => generator }
export const originMember: Member = { name: 'originPathname', kind: 'value', read: (state) => state.originPathname }
export const waitUntilMember: Member = {
  name: 'waitUntil',
  kind: 'value',
  read: (state) => (work: Promise<unknown>) => state.waitUntil(work),
}
/** Not one of Astro's names, so it does not show. */
export const signalMember: Member = {
  name: 'signal',
  kind: 'lazy',
  isHidden: () => true,
  read: (state) => state.signal,
}
