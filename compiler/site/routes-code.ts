import { compileRoutes } from '../../sw/core/routes/compile-routes.ts'
import { packPaths } from '../../sw/core/routes/path-list.ts'
import { pathText } from '../../sw/core/routes/path-text.ts'
import { readTable, type TableList } from '../../sw/core/routes/read-table.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { hasBracket, staticLookup } from '../../sw/core/routes/static-lookup.ts'
import { endpointModules } from './endpoint-modules.ts'
import type { EntryCode } from './entry-code.ts'
import { matcherCode } from './routing/matcher-code.ts'

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
  const list = readTable(table)
  const isList = manifest.redirects.length === 0 && !list.ids.some(hasBracket)
  const paths = isList ? pathsOf(list) : []
  const size = (value: unknown): number => JSON.stringify(value).length
  return isList && size(routesIn(list)) + size(paths) < size(table) + tableCost
    ? listCode(code, manifest, importPath, list)
    : tableCode(code, manifest, importPath)
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

function tableCode(code: EntryCode, manifest: RouteManifest, importPath: ImportPath): RoutesCode {
  const { routes: _, redirects, prerendered: ___, files, ...plain } = manifest
  const { names, source, table, isStatic, files: endpoints } = matcherCode(manifest)
  const { middleware } = plain
  for (const name of names) code.name(name)
  code.add('const table', table)
  if (!isStatic) code.add('const list', 'readTable(table)')
  const loads = endpoints.map((file) => (file === undefined ? 'undefined' : importCode(importPath(file))))
  const fileAt = isStatic ? `(place) => ${code.name('staticFileAt')}(table, place)` : 'list.fileAt'
  const own = middleware === undefined ? '' : `, [${moduleCode(middleware, importPath)}]`
  const known = `...${JSON.stringify(plain)}, files: ${filesCode(code, files)}`
  return {
    // Redirects may lead to routes. Otherwise, only the page of the fallback asks for them, and reads the table itself.
    manifest:
      redirects.length > 0
        ? `${code.name('tableManifest')}({ ${known} }, () => ${code.name('routesOf')}(table, list))`
        : `{ ${known}, table }`,
    load: `${code.name('keepModules')}(() => ${code.name('modulesOf')}(${fileAt}, [\n${loads.join(',\n')}\n]${own}))`,
    createMatcher: `() => ${isStatic ? source : source.replace('readTable(table)', 'list')}`,
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
