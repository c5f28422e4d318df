import { endpointError } from '../../../errors/endpoint-errors.ts'
import type { Member } from '../member.ts'

/** Hidden where reading it throws: taking the context apart must not fail. */
export const addressMember: Member = {
  name: 'clientAddress',
  kind: 'lazy',
  isHidden: ({ isPrerendered, exchange: { host } }) => isPrerendered || host.clientAddress === undefined,
  read({ file, isPrerendered, exchange: { host } }) {
    if (isPrerendered) throw endpointError('PrerenderClientAddressNotAvailable', { file }, { file })
    if (host.clientAddress === undefined) throw endpointError('ClientAddressNotAvailable', { file }, { file })
    return host.clientAddress
  },
}
