import { compileRoutes, isStaticTable } from '../../sw/core/routes/compile-routes.ts'
import { packPaths } from '../../sw/core/routes/path-list.ts'
import { readTable } from '../../sw/core/routes/read-table.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
import { segmentsOf } from '../../sw/core/routes/segment-parts.ts'
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

/** Routes as one short text, which is read for a matcher as paths get there. */
export function tableCode(code: EntryCode, manifest: RouteManifest, importPath: ImportPath): RoutesCode {
  const { routes: _, redirects: __, prerendered: ___, trailingSlash: ____, files, ...plain } = manifest
  const table = compileRoutes(manifest)
  const isStatic = isStaticTable(table)
  const segments = code.name(isStatic ? 'textSegmentsOf' : 'segmentsOf')
  code.add('const table', JSON.stringify(table))
  code.add('const list', `${code.name('readTable')}(table, ${segments})`)
  const { ids, fileAt } = readTable(table, segmentsOf)
  const loads = ids.map((_, place) => {
    const file = fileAt(place)
    return file === undefined ? 'undefined' : importCode(importPath(file))
  })
  const { middleware } = manifest
  const others =
    middleware === undefined ? '' : `, [[${JSON.stringify(middleware)}, ${importCode(importPath(middleware))}]]`
  const modules = `${code.name('modulesOf')}(list, [\n${loads.join(',\n')}\n]${others})`
  return {
    manifest: `${code.name('tableManifest')}({ ...${JSON.stringify(plain)}, files: ${filesCode(code, files)} }, table, list, ${segments})`,
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

const importCode = (path: string): string => `() => import(${JSON.stringify(path)})`

function filesCode(code: EntryCode, files: RouteManifest['files'] = []): string {
  const list = [...files]
  const text = JSON.stringify(list)
  return text.length <= packFrom ? text : `${code.name('unpackPaths')}(${JSON.stringify(packPaths(list))})`
}
