import { endpointError } from '../../../errors/endpoint-errors.ts'
import { fileOf, isPrerendered } from '../../pass-values.ts'
import type { Member } from '../member.ts'

/** Hidden where reading it throws: taking the context apart must not fail. */
export const addressMember: Member = {
  name: 'clientAddress',
  kind: 'lazy',
  isHidden: (pass) => isPrerendered(pass) || pass.exchange.host.clientAddress === undefined,
  read(pass) {
    const { clientAddress } = pass.exchange.host
    const file = fileOf(pass)
    if (isPrerendered(pass)) throw endpointError('PrerenderClientAddressNotAvailable', { file }, { file })
    if (clientAddress === undefined) throw endpointError('ClientAddressNotAvailable', { file }, { file })
    return clientAddress
  },
}
