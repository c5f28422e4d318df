import type { Member } from '../member.ts'

export const cookiesMember: Member = { name: 'cookies', kind: 'value', read: (state) => state.cookies }
