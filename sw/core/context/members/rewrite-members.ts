import type { RewritePayload } from '../../endpoint/api-context.ts'
import { retarget } from '../../endpoint/retarget.ts'
import type { Member } from '../member.ts'

export const rewriteMember: Member = {
  name: 'rewrite',
  kind: 'value',
  read: (state) => (payload: RewritePayload) => state.rewrite(payload),
}

/** For `next(payload)`. */
export const retargetMember: Member = {
  name: retarget,
  kind: 'value',
  read: (state) => (payload: RewritePayload) => state.retarget(payload),
}
