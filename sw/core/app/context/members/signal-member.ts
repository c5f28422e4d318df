import { signalOf } from '../../request-signal.ts'
import type { Member } from '../member.ts'

/** Not one of Astro's names, so it does not show. */
export const signalMember: Member = {
  name: 'signal',
  kind: 'lazy',
  isHidden: () => true,
  read: ({ exchange }) => signalOf(exchange).signal,
}
