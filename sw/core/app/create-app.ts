import { allParts, plainParts } from './all-parts.ts'
import { answer } from './answer.ts'
import type { App, AppOptions, RequestHost } from './app.ts'
import { Exchange } from './exchange.ts'
import { type Find, find, findMatched } from './find.ts'
import { matchUrl } from './match-url.ts'
import { createScope } from './scope.ts'

/** Shared by requests of hosts that know nothing about them. */
const noHost: RequestHost = {}

/** Turns a project's endpoints into one function from `Request` to `Response`. Loads each file on first use. */
export function createApp(options: AppOptions): App {
  const scope = createScope(options, options.hasPlainReads === true ? plainParts : allParts)
  const { callers } = options
  const respond = (request: Request, host: RequestHost, found: Find): Promise<Response> => {
    const exchange = new Exchange(scope, request, host)
    if (callers === undefined) return answer(exchange, found)
    const depth = (callers.getStore()?.depth ?? 0) + 1
    return callers.run({ app, exchange, depth }, () => answer(exchange, found))
  }
  const app: App = {
    manifest: options.manifest,
    match: (url) => matchUrl(scope, url),
    handle: (match, request, host = noHost) => respond(request, host, (exchange) => findMatched(exchange, match)),
    fetch: (request, host = noHost) => respond(request, host, find),
  }
  return app
}
