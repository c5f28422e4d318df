import { generator } from '../../../endpoint/generator.ts'
import { originPathnameOf } from '../../address.ts'
import type { Member } from '../member.ts'

/** `context.generator` */
export const generatorMember: Member = { name: 'generator', kind: 'value', read: () => generator }

/** `context.originPathname` */
export const originMember: Member = {
  name: 'originPathname',
  kind: 'value',
  read: ({ exchange: { address, sent, scope } }) =>
    originPathnameOf(address.pathname ?? sent.pathname, scope.manifest.trailingSlash),
}

/** `context.site` */
export const siteMember: Member = {
  name: 'site',
  kind: 'value',
  read: (pass) => pass.once(siteMember, ({ site }) => (site === undefined ? undefined : new URL(site))),
}
