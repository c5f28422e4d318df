import { loopError } from '../errors/loop-errors.ts'
import { serverError } from '../errors/server-errors.ts'
import type { App, RequestHost } from './app.ts'
import { CallerCookies } from './caller-cookies.ts'
import type { OwnEndpoints } from './endpoint-fetch.ts'
import type { Exchange } from './exchange.ts'

/** A request that is being answered, for the `fetch` of its handler. */
export interface Caller {
  readonly app: App
  readonly exchange: Exchange
  /** How many endpoints wait for this one. */
  readonly depth: number
}

/** Knows the caller in everything that `run` starts: an `AsyncLocalStorage` of Node. */
export interface Callers {
  run<Result>(caller: Caller, work: () => Result): Result
  getStore(): Caller | undefined
}

/** Endpoints that may wait for one another. */
const depthLimit = 20

const known = new WeakMap<Caller, OwnEndpoints>()

/** The endpoints that the handler of a request can fetch, on a host without a server behind it. */
export function endpointsOf(caller: Caller): OwnEndpoints {
  const endpoints = known.get(caller) ?? createEndpoints(caller)
  known.set(caller, endpoints)
  return endpoints
}

function createEndpoints({ app, exchange, depth }: Caller): OwnEndpoints {
  const { request, host } = exchange
  const { origin } = new URL(request.url)
  const cookies = new CallerCookies(exchange)
  const find = (address: string) => {
    const url = new URL(address)
    const answering = exchange.scope.options.appOf?.(url) ?? (url.origin === origin ? app : undefined)
    const match = answering?.match(url)
    return answering && match && { app: answering, match }
  }
  return {
    base: `${origin}${app.manifest.base}/`,
    has: (address) => URL.canParse(address) && find(address) !== undefined,
    passOn({ method, url }) {
      throw serverError('NoServerBehind', { method, address: new URL(url).pathname })
    },
    async answer(sent) {
      const { method, headers } = sent
      const found = find(sent.url)
      if (found === undefined) throw new TypeError(`No endpoint answers ${sent.url}.`)
      if (depth >= depthLimit) {
        throw loopError('EndpointLoop', { method, address: new URL(sent.url).pathname, limit: depthLimit })
      }
      const language = request.headers.get('accept-language')
      if (language !== null && !headers.has('accept-language')) headers.set('accept-language', language)
      // A server has no cookies for other servers.
      const isOwn = new URL(sent.url).origin === origin
      if (isOwn) cookies.attach(sent)
      const inner: RequestHost = {
        ...host,
        crossOrigin: false,
        signal: sent.signal,
        setCookies: (values) => (isOwn ? cookies.store(sent, values) : undefined),
      }
      return found.app.handle(found.match, sent, inner)
    },
  }
}
