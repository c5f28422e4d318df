import { endpointError } from '../../errors/endpoint-errors.ts'
import type { Member } from '../member.ts'

/** Hidden where reading it throws: taking the context apart must not fail. */
export const addressMember: Member = {
  name: 'clientAddress',
  kind: 'lazy',
  isHidden: ({ isPrerendered, clientAddress }) => isPrerendered || clientAddress === undefined,
  read({ file, isPrerendered, clientAddress }) {
    if (isPrerendered) throw endpointError('PrerenderClientAddressNotAvailable', { file }, { file })
    if (clientAddress === undefined) throw endpointError('ClientAddressNotAvailable', { file }, { file })
    return clientAddress
  },
}
