import type { EndpointDestination } from './destination.ts'
import type { Exchange } from './exchange.ts'
import { checkTimeout } from './timeout.ts'

/** The limit of an endpoint in place of the project's. Prerendered endpoints have none, because they run without a client. */
export function setTimeLimit(exchange: Exchange, { module, file, isPrerendered }: EndpointDestination): void {
  if (isPrerendered) exchange.timeout = false
  else if (module.timeout !== undefined) {
    checkTimeout(module.timeout, file)
    exchange.timeout = module.timeout
  }
}
