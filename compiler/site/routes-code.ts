import { compileRoutes, isStaticTable } from '../../sw/core/routes/compile-routes.ts'
import { packPaths } from '../../sw/core/routes/path-list.ts'
import { readTable, type TableList } from '../../sw/core/routes/read-table.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import type { RouteTable } from '../../sw/core/routes/route-table.ts'
import { segmentsOf } from '../../sw/core/routes/segment-parts.ts'
import { staticLookup } from '../../sw/core/routes/static-lookup.ts'
import { pathText } from '../../sw/core/routes/text-segments.ts'
import { endpointModules } from './endpoint-modules.ts'
import type { EntryCode } from './entry-code.ts'

/** The code of what a worker knows about its routes. */
interface RoutesCode {
  readonly manifest: string
  /** The loader of endpoints. */
  readonly load: string
  /** The app's `createMatcher`. */
  readonly createMatcher: string
}

type ImportPath = (file: string) => string

/** Characters of the paths of files from which on it pays to add the code that unpacks them. */
const packFrom = 1500

/** Characters of code that reads a table: a project with few routes has less as a list of its paths. */
const tableCost = 900

/** Routes in the form that takes the least code: one short text, which is read for a matcher, or a list of all paths. */
export function shortRoutesCode(code: EntryCode, manifest: RouteManifest, importPath: ImportPath): RoutesCode {
  const table = compileRoutes(manifest)
  const list = readTable(table, segmentsOf)
  const isList = isStaticTable(table) && manifest.redirects.length === 0
  const paths = isList ? pathsOf(list) : []
  const size = (value: unknown): number => JSON.stringify(value).length
  return isList && size(routesIn(list)) + size(paths) < size(table) + tableCost
    ? listCode(code, manifest, importPath, list)
    : tableCode(code, manifest, importPath, table)
}

/** The routes without what their ids say. */
const routesIn = ({ ids, fileAt }: TableList) => ids.map((id, place) => ({ id, file: fileAt(place) ?? '' }))

/** All paths that routes without params answer, with the places of the routes. */
function pathsOf(list: TableList): readonly (readonly [path: string, place: number])[] {
  const placeOf = staticLookup(list)
  const paths = list.ids.flatMap((id) => [pathText(id), `${pathText(id)}/`])
  return paths.flatMap((path) => {
    const place = placeOf(path)
    return place === undefined ? [] : [[path, place] as const]
  })
}

function listCode(code: EntryCode, manifest: RouteManifest, importPath: ImportPath, list: TableList): RoutesCode {
  const { routes: _, redirects: __, prerendered: ___, files, ...plain } = manifest
  const { middleware } = plain
  const routes = routesIn(list)
  const modules = [...routes.map(({ file }) => file), ...(middleware === undefined ? [] : [middleware])]
  const paths = pathsOf(list).map(([path, place]) => `[${JSON.stringify(path)}, routes[${place}]]`)
  code.add('const routes', JSON.stringify(routes))
  return {
    manifest: `{ ...${JSON.stringify(plain)}, files: ${filesCode(code, files)}, routes }`,
    load: `${code.name('keepModules')}(new Map([${modules.map((file) => moduleCode(file, importPath)).join(', ')}]))`,
    createMatcher: `() => ${code.name('exactMatcher')}(new Map([${paths.join(', ')}]))`,
  }
}

function tableCode(code: EntryCode, manifest: RouteManifest, importPath: ImportPath, table: RouteTable): RoutesCode {
  const { routes: _, redirects, prerendered: ___, trailingSlash: ____, files, ...plain } = manifest
  const { middleware } = plain
  const isStatic = isStaticTable(table)
  const isWhole = redirects.length > 0
  // Only redirects to routes read the segments of routes without params.
  const segments = !isStatic ? code.name('segmentsOf') : isWhole ? code.name('textSegmentsOf') : '() => []'
  code.add('const table', JSON.stringify(table))
  code.add('const list', `${code.name('readTable')}(table, ${segments})`)
  const { ids, fileAt } = readTable(table, segmentsOf)
  const loads = ids.map((_, place) => {
    const file = fileAt(place)
    return file === undefined ? 'undefined' : importCode(importPath(file))
  })
  const own = middleware === undefined ? '' : `, [${moduleCode(middleware, importPath)}]`
  const modules = `${code.name('modulesOf')}(list, [\n${loads.join(',\n')}\n]${own})`
  const known = `...${JSON.stringify(plain)}, files: ${filesCode(code, files)}`
  return {
    manifest: isWhole
      ? `${code.name('tableManifest')}({ ${known} }, table, list, ${segments})`
      : `{ ${known}, trailingSlash: table.trailingSlash, table }`,
    load: `${code.name('keepModules')}(() => ${modules})`,
    createMatcher: `() => ${code.name(isStatic ? 'staticMatcher' : 'dynamicMatcher')}(list)`,
  }
}

/** The manifest as it is, for workers that change it. */
export function manifestCode(code: EntryCode, manifest: RouteManifest, importPath: ImportPath): RoutesCode {
  const { files, ...plain } = manifest
  return {
    manifest: `{ ...${JSON.stringify(plain)}, files: ${filesCode(code, files)} }`,
    load: `${code.name('keepModules')}(${endpointModules(manifest, importPath)})`,
    createMatcher: code.name('createMatcher'),
  }
}

const moduleCode = (file: string, importPath: ImportPath): string =>
  `[${JSON.stringify(file)}, ${importCode(importPath(file))}]`

const importCode = (path: string): string => `() => import(${JSON.stringify(path)})`

function filesCode(code: EntryCode, files: RouteManifest['files'] = []): string {
  const list = [...files]
  const text = JSON.stringify(list)
  return text.length <= packFrom ? text : `${code.name('unpackPaths')}(${JSON.stringify(packPaths(list))})`
}
