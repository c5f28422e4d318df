import { compileRoutes } from '../../../sw/core/routes/compile-routes.ts'
import { compileStaticRoutes } from '../../../sw/core/routes/compile-static-routes.ts'
import { type MatcherManifest, manifestList } from '../../../sw/core/routes/manifest-list.ts'
import { neededParts } from '../../../sw/core/routes/needed-parts.ts'

interface MatcherCode {
  /** What the source takes from `sw/core/routes`. */
  readonly names: readonly string[]
  /** An expression. */
  readonly source: string
}

/** The source of the matcher of a manifest, with no more code than its routes need. */
export function matcherCode(manifest: MatcherManifest): MatcherCode {
  const table = compileStaticRoutes(manifest)
  if (table !== undefined) return { names: ['staticMatcher'], source: `staticMatcher(${JSON.stringify(table)})` }
  const parts = neededParts(manifestList(manifest))
  return {
    names: ['dynamicMatcher', 'readTable', ...parts],
    source: `dynamicMatcher(readTable(${JSON.stringify(compileRoutes(manifest))}), { ${parts.join(', ')} })`,
  }
}
