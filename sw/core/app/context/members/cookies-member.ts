import { isPrerendered } from '../../pass-values.ts'
import { stateOf } from '../../request-state.ts'
import type { Member } from '../member.ts'

/** `context.cookies` */
export const cookiesMember: Member = {
  name: 'cookies',
  kind: 'value',
  read: (pass) =>
    pass.once(cookiesMember, () => stateOf(pass.exchange).cookies(isPrerendered(pass) ? null : pass.target.request)),
}
