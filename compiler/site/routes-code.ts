import { packPaths } from '../../sw/core/routes/path-list.ts'
import type { RouteManifest } from '../../sw/core/routes/route-manifest.ts'
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

/** Routes as one short text, which is read for a matcher as paths get there. */
export function tableCode(code: EntryCode, manifest: RouteManifest, importPath: ImportPath): RoutesCode {
  const { routes: _, redirects: __, prerendered: ___, files, ...plain } = manifest
  const { names, source, table, isStatic, files: endpoints } = matcherCode(manifest)
  for (const name of names) code.name(name)
  code.add('const table', table)
  const loads = endpoints.map((file) => (file === undefined ? 'undefined' : importCode(importPath(file))))
  const { middleware } = manifest
  const others =
    middleware === undefined ? '' : `, [[${JSON.stringify(middleware)}, ${importCode(importPath(middleware))}]]`
  if (!isStatic) code.add('const list', 'readTable(table)')
  const fileAt = isStatic ? `(place) => ${code.name('staticFileAt')}(table, place)` : 'list.fileAt'
  const read = isStatic ? `${code.name('staticRoutesOf')}(table)` : `${code.name('routesOf')}(table, list)`
  return {
    manifest: `${code.name('tableManifest')}({ ...${JSON.stringify(plain)}, files: ${filesCode(code, files)} }, () => ${read})`,
    load: `${code.name('keepModules')}(() => ${code.name('modulesOf')}(${fileAt}, [\n${loads.join(',\n')}\n]${others}))`,
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

const importCode = (path: string): string => `() => import(${JSON.stringify(path)})`

function filesCode(code: EntryCode, files: RouteManifest['files'] = []): string {
  const list = [...files]
  const text = JSON.stringify(list)
  return text.length <= packFrom ? text : `${code.name('unpackPaths')}(${JSON.stringify(packPaths(list))})`
}
