import { endpointError } from '../../errors/endpoint-errors.ts'
import type { Member } from '../member.ts'

export const localsMember: Member = {
  name: 'locals',
  kind: 'lazy',
  read: (state) => state.locals,
  write({ file }) {
    throw endpointError('LocalsReassigned', {}, { file })
  },
}
