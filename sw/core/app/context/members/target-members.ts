import type { Pass } from '../../pass.ts'
import type { Member } from '../member.ts'

/** A name of what the request leads to. */
export const targetMember = (name: string & keyof Pass): Member => ({
  name,
  kind: 'target',
  read: (pass) => pass[name],
})

export const targetMembers: readonly Member[] = [
  targetMember('request'),
  targetMember('url'),
  targetMember('params'),
  targetMember('props'),
  targetMember('routePattern'),
  targetMember('isPrerendered'),
]
