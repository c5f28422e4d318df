import type { Route } from './route.ts'
import type { RouteManifest } from './route-manifest.ts'

/** All endpoints of a project: its own, then those of other origins. */
export const everyRoute = ({ routes, origins = [] }: RouteManifest): readonly Route[] => [
  ...routes,
  ...origins.flatMap(({ manifest }) => manifest.routes),
]

/** All middleware of a project. */
export const everyMiddleware = ({ middleware, origins = [] }: RouteManifest): readonly string[] =>
  [middleware, ...origins.map(({ manifest }) => manifest.middleware)].filter((file) => file !== undefined)

/** Files that any answer may run, beside its endpoint: middleware and error pages. */
export const filesOfAnyAnswer = (manifest: RouteManifest): readonly string[] =>
  [manifest, ...(manifest.origins ?? []).map((other) => other.manifest)]
    .flatMap(({ middleware, notFound, error }) => [middleware, notFound, error])
    .filter((file) => file !== undefined)

/** Routes of other origins, with ids that name the origin: `https://api.example.com/v1/users/[id]`. */
export const originRoutes = ({ origins = [] }: Pick<RouteManifest, 'origins'>): readonly Pick<Route, 'id' | 'file'>[] =>
  origins.flatMap(({ origin, manifest: { base, routes } }) =>
    routes.map(({ id, file }) => ({ id: origin + base + id, file })),
  )
