import { setMaxListeners } from 'node:events'
import { fromPlainError } from '../../../../sw/core/errors/plain-error.ts'
import { call } from '../../../../sw/core/wire/call.ts'
import { type EndpointJob, type Services, serviceQuestion } from './messages.ts'

type Answer<Name extends keyof Services> = Promise<Awaited<ReturnType<Services[Name]>>>

/** Calls a service of the server, from the thread. */
export type AskServer = <Name extends keyof Services>(name: Name, ...args: Parameters<Services[Name]>) => Answer<Name>

export function askServer({ services }: Pick<EndpointJob, 'services'>): AskServer {
  const { signal } = new AbortController()
  // Modules are fetched side by side.
  setMaxListeners(0, signal)
  return <Name extends keyof Services>(name: Name, ...args: Parameters<Services[Name]>) =>
    // Both ends are of one version of this package.
    call(services, serviceQuestion, { name, args }, { signal, toError: fromPlainError }) as Answer<Name>
}
