import { existsSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { withoutQuery } from '../syntax/without-query.ts'
import { parseModule } from './parse-module.ts'

const prefix = '\0stowaway:node-stub:'

/** Ids of the modules that stand in a worker for modules of Node. */
export const nodeStubs: RegExp = /^\0stowaway:node-stub:/

/** The specifiers of Node's modules: the first filter, since few imports name one. */
export const mayBeNodeModule: RegExp = /^(?:node:)?[a-z][\w/]*$/

export const nodeStub = (module: string): string => prefix + module

/** What a page of Vite gets in place of a module of Node. In CommonJS, so that any name may be imported from it. */
export const nodeStubCode = 'module.exports = {}'

/** How a module is imported, as the bundler says it. */
export type ImportKind = 'import-statement' | 'dynamic-import' | 'require-call' | (string & {})

/**
 * Whether a package may import a module of Node and still run in a worker. `require` and `import()` stand in branches and
 * before uses that browsers never reach, and so does a module that is imported as a whole; Vite gives pages an empty
 * module for them. An import of names says what it needs.
 */
export function isOptional(kind: ImportKind | undefined, importer: string, module: string): boolean {
  if (!/[\\/]node_modules[\\/]/.test(importer)) return false
  if (kind === 'import-statement') return isImportedAsWhole(importer, module)
  return kind === 'require-call' || kind === 'dynamic-import'
}

/** `import * as fs from 'fs'`, `import fs from 'fs'`. */
function isImportedAsWhole(importer: string, module: string): boolean {
  const file = withoutQuery(importer)
  if (!existsSync(file)) return false
  const { staticImports, staticExports } = parseModule(file, readFileSync(file, 'utf8')).module
  const isExported = staticExports.some(({ entries }) =>
    entries.some(({ moduleRequest }) => moduleRequest?.value === module),
  )
  const entries = staticImports
    .filter(({ moduleRequest }) => moduleRequest.value === module)
    .flatMap((statement) => statement.entries)
  return !isExported && entries.length > 0 && entries.every(({ importName }) => importName.kind !== 'Name')
}

/**
 * Whether a specifier that names a module of Node was resolved to something that browsers have: a package of that name
 * (`events`), or what the importing package's `browser` field says, which may be an empty module.
 */
export function isForBrowsers(resolved: { readonly id: string; readonly external?: unknown } | null): boolean {
  if (resolved === null || resolved.external || isBuiltin(resolved.id)) return false
  const { id } = resolved
  // Vite's resolver makes a path of whatever it does not find.
  return isEmptyModule.test(id) || id.startsWith('\0') || existsSync(withoutQuery(id))
}

/** What Vite gives for `false` in a `browser` field. */
const isEmptyModule = /^(?:\0)?__vite-browser-external$/
