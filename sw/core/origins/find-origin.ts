import type { RouteMatch } from '../app/app.ts'
import type { MatchedApp } from '../app/create-matched-app.ts'

/** The app of another origin. */
export interface OriginApp<App extends MatchedApp = MatchedApp> {
  readonly origin: string
  readonly app: App
}

/** What a URL of another origin leads to. */
export interface OriginMatch<App extends MatchedApp = MatchedApp> {
  readonly app: App
  readonly match: RouteMatch
}

/** The first app that has an endpoint for a URL. `apps` are in the order in which they are tried. */
export function matchOrigin<App extends MatchedApp>(
  apps: readonly OriginApp<App>[],
  url: URL,
): OriginMatch<App> | undefined {
  for (const { origin, app } of apps) {
    const match = origin === url.origin ? app.match(url) : undefined
    if (match !== undefined) return { app, match }
  }
  return undefined
}
