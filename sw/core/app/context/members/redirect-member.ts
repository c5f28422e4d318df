import { redirect } from '../../../endpoint/redirect.ts'
import type { Member } from '../member.ts'

/** `context.redirect` */
export const redirectMember: Member = { name: 'redirect', kind: 'value', read: () => redirect }
