import type { RedirectStatus } from './route.ts'
import type { TrailingSlash } from './route-manifest.ts'

/** The routes that a built host answers, as little text. Plain data that fits into JSON; `compileRoutes` makes it. */
export interface RouteTable {
  readonly trailingSlash: TrailingSlash
  /** Of endpoints and redirects in route order (`nameOf`). Scripts have many of them in the form of `joinPaths`. */
  readonly names: readonly string[]
  /** By place in `names`, the endpoint files that their names do not say. */
  readonly files?: Readonly<Record<number, string>>
  /** By place in `names`, what is a redirect. */
  readonly redirects?: Readonly<Record<number, readonly [destination: string, status?: RedirectStatus]>>
  /** From `behindRests`. */
  readonly behind?: readonly number[]
  /** The names of prerendered endpoints that redirects lead to. Files answer their paths. */
  readonly destinations?: readonly string[]
}
