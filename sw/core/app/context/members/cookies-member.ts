import { stateOf } from '../../request-state.ts'
import type { Member } from '../member.ts'

export const cookiesMember: Member = {
  name: 'cookies',
  kind: 'value',
  read: (pass) =>
    pass.once(cookiesMember, () => stateOf(pass.exchange).cookies(pass.isPrerendered ? null : pass.target.request)),
}
