import { answer } from './answer.ts'
import type { App, AppOptions } from './app.ts'
import { openExchange } from './exchange.ts'
import { find, findMatched } from './find.ts'
import { matchUrl } from './match-url.ts'
import { createScope } from './scope.ts'

/** Turns a project's endpoints into one function from `Request` to `Response`. Loads each file on first use. */
export function createApp(options: AppOptions): App {
  const scope = createScope(options)
  return {
    manifest: options.manifest,
    match: (url) => matchUrl(scope, url),
    handle: (match, request, host = {}) =>
      answer(openExchange(scope, request, host), (exchange) => findMatched(exchange, match)),
    fetch: (request, host = {}) => answer(openExchange(scope, request, host), find),
  }
}
