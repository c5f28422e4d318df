/** A part of the error catalogue, by its file: `sw/core/errors/endpoint-errors.ts` is the part `endpoint`. */
export const errorPart: RegExp = /[\\/]sw[\\/]core[\\/]errors[\\/]([a-z-]+)-errors\.[jt]s$/

/** The name of a part's factory: `staticPathError`. */
const factoryName = (part: string): string =>
  `${part.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Error`

/**
 * The source of a module that replaces some parts: their factories, which know only codes.
 *
 * @param fileOf the file of a module of the catalogue
 */
export const codesModule = (parts: readonly string[], fileOf: (name: string) => string): string =>
  parts
    .map((part) => {
      const [factory, file] =
        part === 'endpoint' ? ['endpointCodeError', 'endpoint-code-error'] : ['codeError', 'code-error']
      return `export { ${factory} as ${factoryName(part)} } from ${JSON.stringify(fileOf(file))}\n`
    })
    .join('')

/** Parts that the compiler and the editor throw, which are for authors wherever they run. */
const partsOfTools: ReadonlySet<string> = new Set([
  'astro',
  'build',
  'bundle',
  'compiler',
  'live',
  'origin',
  'prerender',
])

/**
 * The parts that the package's own code in a page throws. A page may also have the compiler or the editor, so that there
 * the other parts keep their texts.
 */
const partsOfPages: ReadonlySet<string> = new Set(['database', 'event', 'param', 'path', 'storage', 'update'])

/** Parts that visitors themselves read. */
const partsOfVisitors: ReadonlySet<string> = new Set(['gone'])

/** Whether scripts for visitors have only the codes of a part's errors. */
export const hasOnlyCodes = (part: string, where: 'worker' | 'page'): boolean =>
  where === 'page' ? partsOfPages.has(part) : !partsOfTools.has(part) && !partsOfVisitors.has(part)

/** The two modules that the package's bundled modules have their errors from: with texts, and with codes only. */
export const errorModules = { texts: 'errors.js', codes: 'error-codes.js' } as const
