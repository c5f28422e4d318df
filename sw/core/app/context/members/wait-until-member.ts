import type { Member } from '../member.ts'

/** `context.waitUntil` */
export const waitUntilMember: Member = {
  name: 'waitUntil',
  kind: 'value',
  read:
    ({ exchange: { scope, host, request } }) =>
    (work: Promise<unknown>) => {
      const watched = Promise.resolve(work).catch((error: unknown) => scope.report(error, request))
      host.waitUntil?.(watched)
    },
}
