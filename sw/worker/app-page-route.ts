import { Route } from 'workbox-routing/Route.js'
import { addressOf } from '../core/app/address.ts'
import { platformFetch } from './platform-fetch.ts'
import type { PlacePage } from './worker-options.ts'
import { workerScope } from './worker-scope.ts'

/**
 * Answers navigations without a file or an endpoint, in a single-page app: with the host's response, or the app's page if
 * the host has none. The host goes first, since other sites may be in folders of the scope.
 */
export function appPageRoute(place?: PlacePage): (isFile: (path: string) => boolean) => Route {
  const scope = workerScope()
  return (isFile) =>
    new Route(
      ({ request, url: { pathname } }) =>
        request.mode === 'navigate' && pathname.startsWith(scope) && !isFile(addressOf(pathname, '').full),
      async ({ request }) => orAppPage(await platformFetch(request), () => platformFetch(scope), place),
    )
}

/** The host's response to a navigation, or the app's page in place of a 404. */
export async function orAppPage(
  response: Response,
  readPage: () => Promise<Response | undefined>,
  place?: PlacePage,
): Promise<Response> {
  if (response.status !== 404) return response
  const page = await readPage().catch(() => undefined)
  // Browsers refuse a response with a redirect behind it as the answer to a navigation.
  if (!page?.ok) return response
  const { body, headers } = place === undefined ? page : await place(page)
  return new Response(body, { headers })
}
