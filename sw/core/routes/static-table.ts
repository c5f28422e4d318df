import type { TrailingSlash } from './route-manifest.ts'

/** The routes of a host whose endpoints all have plain paths. `compileStaticRoutes` makes it. */
export interface StaticTable {
  readonly trailingSlash: TrailingSlash
  /** Their ids, which are also their paths, in route order. */
  readonly ids: readonly string[]
  /** Their files, in the same order. Absent: each is the id and `.ts`. */
  readonly files?: readonly string[]
}
