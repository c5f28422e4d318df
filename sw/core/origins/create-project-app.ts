import type { App, AppOptions, RouteMatch } from '../app/app.ts'
import { createApp } from '../app/create-app.ts'
import { withCorsHeaders } from './cors-headers.ts'
import { matchOrigin, type OriginApp } from './find-origin.ts'
import { originOptions } from './origin-options.ts'
import { withoutPrerendered } from './without-prerendered.ts'

/**
 * The app of a whole project: its own endpoints, and those of other origins. The origin of a URL decides which; one that
 * the project does not name is the site's own, since nobody knows where a site will be.
 */
export function createProjectApp(options: AppOptions): App {
  const { origins = [] } = options.manifest
  if (origins.length === 0) return createApp(options)
  const appOf = (url: URL): App | undefined => matchOrigin(apps, url)?.app
  const shared = { ...options, appOf }
  const own = createApp(shared)
  const apps: readonly OriginApp<App>[] = origins.map(({ origin, manifest }) => ({
    origin,
    app: createApp({ ...originOptions(shared, manifest), load: withoutPrerendered(options.load, origin) }),
  }))
  const isOther = (url: URL): boolean => apps.some(({ origin }) => origin === url.origin)
  /** One that has no endpoint for the URL says so itself: its 404 page answers. */
  const answering = ({ url }: Request): App => {
    const address = new URL(url)
    const other = isOther(address) ? apps.findLast(({ origin }) => origin === address.origin)?.app : own
    return appOf(address) ?? other ?? own
  }
  const answer = async (app: App, request: Request, work: Promise<Response>): Promise<Response> =>
    app === own ? work : withCorsHeaders(request, await work)
  return {
    manifest: options.manifest,
    match(url) {
      const address = typeof url === 'string' && !url.startsWith('/') && URL.canParse(url) ? new URL(url) : url
      return typeof address !== 'string' && isOther(address) ? matchOrigin(apps, address)?.match : own.match(url)
    },
    handle(match: RouteMatch, request, host) {
      const app = answering(request)
      return answer(app, request, app.handle(match, request, host))
    },
    fetch(request, host) {
      const app = answering(request)
      return answer(app, request, app.fetch(request, host))
    },
  }
}
