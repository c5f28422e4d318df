import { compilerError } from '../../sw/core/errors/compiler-errors.ts'
import type { ErrorPlace } from '../../sw/core/errors/stowaway-error.ts'
import { firstModuleSyntax } from '../syntax/module-syntax.ts'
import { wrapScript } from './wrap-script.ts'

interface ClassicOptions {
  readonly parameter?: string | undefined
  readonly canImport?: boolean
  readonly isKnown?: boolean
  placeOf?(text: string): Pick<ErrorPlace, 'file' | 'frame'> | undefined
}

/** `import()` of a computed address, or `import.meta`; a comment may stand between. */
const mayBeImport = /\bimport\s*[(./]/

/**
 * Makes a bundled module a classic script: every engine runs it, with top-level await inside lazy modules. The strict
 * function around it keeps a project's `clients` or `caches` from colliding with the worker's globals.
 *
 * @param parse returns the syntax tree of a script
 * @param options.parameter the function's parameter: `withArgument` fills it in
 * @param options.canImport whether `import()` is allowed, as in the classic scripts of pages
 * @param options.isKnown the bundler says that the module has no imports and exports; then it is only parsed if a text
 *   in it looks like one that the bundler does not know of
 * @param options.placeOf where the project's sources hold a text of the script
 * @throws `WorkerNotClassic` where the script holds what only a module may hold
 */
export function classicScript(
  module: string,
  parse: (script: string) => unknown,
  { parameter = '', canImport = false, isKnown = false, placeOf }: ClassicOptions = {},
): string {
  const script = wrapScript(module, parameter)
  if (isKnown && !mayBeImport.test(module)) return script
  const found = firstModuleSyntax(parse(script), script, canImport)
  if (found === undefined) return script
  const place = placeOf?.(found.text) ?? {}
  throw compilerError('WorkerNotClassic', { found: found.text, ...(place.file && { file: place.file }) }, place)
}
