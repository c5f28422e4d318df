import { compileRoutes } from '../../../sw/core/routes/compile-routes.ts'
import { compileStaticRoutes } from '../../../sw/core/routes/compile-static-routes.ts'
import { type MatcherManifest, manifestList } from '../../../sw/core/routes/manifest-list.ts'
import { neededParts } from '../../../sw/core/routes/needed-parts.ts'
import { joinPaths } from '../../../sw/core/routes/path-list.ts'
import { readTable } from '../../../sw/core/routes/read-table.ts'
import { staticFileAt } from '../../../sw/core/routes/static-matcher.ts'

interface MatcherCode {
  /** What the source takes from `sw/core/routes`. */
  readonly names: readonly string[]
  /** An expression for the matcher, from `table`. */
  readonly source: string
  /** An expression for the table: a `StaticTable`, or a `RouteTable`. */
  readonly table: string
  readonly isStatic: boolean
  /** The endpoint files, in the order of the table. `undefined`: a redirect. */
  readonly files: readonly (string | undefined)[]
}

interface TableCode {
  readonly names: readonly string[]
  readonly source: string
}

/** Characters of names from which on it pays to add the code that unpacks them. */
const packFrom = 1500

/** The source of the matcher of a manifest, with no more code than its routes need. */
export function matcherCode(manifest: MatcherManifest): MatcherCode {
  const fixed = compileStaticRoutes(manifest)
  if (fixed !== undefined) {
    const { ids, files, trailingSlash } = fixed
    const lists = files === undefined ? { ids } : { ids, files }
    const table = tableCode({ trailingSlash }, lists)
    return {
      names: ['staticMatcher', ...table.names],
      source: 'staticMatcher(table)',
      table: table.source,
      isStatic: true,
      files: ids.map((_, place) => staticFileAt(fixed, place)),
    }
  }
  const { names, ...others } = compileRoutes(manifest)
  const table = tableCode(others, { names })
  const parts = neededParts(manifestList(manifest))
  const { ids, fileAt } = readTable({ ...others, names })
  return {
    names: ['dynamicMatcher', 'readTable', ...table.names, ...parts],
    source: `dynamicMatcher(readTable(table), { ${parts.join(', ')} })`,
    table: table.source,
    isStatic: false,
    files: ids.map((_, place) => fileAt(place)),
  }
}

function tableCode(others: object, lists: Readonly<Record<string, readonly string[]>>): TableCode {
  if (JSON.stringify(lists).length < packFrom) return { names: [], source: JSON.stringify({ ...others, ...lists }) }
  const packed = Object.entries(lists).map(([key, paths]) => `${key}: splitPaths(${JSON.stringify(joinPaths(paths))})`)
  return { names: ['splitPaths'], source: `{ ...${JSON.stringify(others)}, ${packed.join(', ')} }` }
}
