import type { TrailingSlash } from './route-manifest.ts'

/** The routes of a host whose endpoints all have plain paths. `compileStaticRoutes` makes it. */
export interface StaticTable {
  readonly trailingSlash: TrailingSlash
  /** Their ids in the form of `joinPaths`, which are also their paths. */
  readonly names: string
  /** Their files, in the same form and order. Absent: each is the id and `.ts`. */
  readonly files?: string
}
