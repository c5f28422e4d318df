import type { Pass } from '../../pass.ts'
import type { Member } from '../member.ts'

const targetMember = (name: string & keyof Pass): Member => ({ name, kind: 'target', read: (pass) => pass[name] })

/** Where the request leads. */
export const targetMembers: readonly Member[] = [
  targetMember('request'),
  targetMember('url'),
  targetMember('params'),
  targetMember('props'),
  targetMember('routePattern'),
  targetMember('isPrerendered'),
]
