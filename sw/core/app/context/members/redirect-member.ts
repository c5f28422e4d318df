import { redirect } from '../../../endpoint/redirect.ts'
import type { Member } from '../member.ts'

export const redirectMember: Member = { name: 'redirect', kind: 'value', read: () => redirect }
