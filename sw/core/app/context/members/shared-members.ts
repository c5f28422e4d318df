import { generator } from '../../../endpoint/generator.ts'
import { originPathnameOf } from '../../address.ts'
import type { Member } from '../member.ts'

/** What a rewrite does not change. */
export const generatorMember: Member = { name: 'generator', kind: 'value', read: () => generator }

export const originMember: Member = {
  name: 'originPathname',
  kind: 'value',
  read: ({ exchange: { address, sent, scope } }) =>
    originPathnameOf(address.pathname ?? sent.pathname, scope.manifest.trailingSlash),
}

export const siteMember: Member = {
  name: 'site',
  kind: 'value',
  read: (pass) => pass.once(siteMember, ({ site }) => (site === undefined ? undefined : new URL(site))),
}
