import { answer } from './answer.ts'
import type { App, AppOptions } from './app.ts'
import type { AppParts } from './app-parts.ts'
import { Exchange } from './exchange.ts'
import { findMatched } from './find.ts'
import { matchUrl } from './match-url.ts'
import { createScope } from './scope.ts'

/** What a service worker needs of an app: it answers only what it has matched. */
export type MatchedApp = Pick<App, 'manifest' | 'match' | 'handle'>

/** An app of the parts that a project uses. */
export function createMatchedApp(options: AppOptions, parts: AppParts): MatchedApp {
  const scope = createScope(options, parts)
  return {
    manifest: options.manifest,
    match: (url) => matchUrl(scope, url),
    handle: (match, request, host = {}) =>
      answer(new Exchange(scope, request, host), (exchange) => findMatched(exchange, match)),
  }
}
