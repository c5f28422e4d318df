import { endpointError } from '../../../errors/endpoint-errors.ts'
import { fileOf } from '../../pass-values.ts'
import type { Member } from '../member.ts'

/** One object for all passes of a request. */
export const localsMember: Member = {
  name: 'locals',
  kind: 'lazy',
  read({ exchange }) {
    exchange.locals ??= {}
    return exchange.locals
  },
  write(pass) {
    const file = fileOf(pass)
    throw endpointError('LocalsReassigned', {}, { file })
  },
}
