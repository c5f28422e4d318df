import type { SourceFiles } from '../content/source-files.ts'
import { baseUrl } from './base-url.ts'
import type { FilledOptions } from './compile-options.ts'
import { publicVariables } from './environment-files.ts'
import { fileRoutesVariable, pageEnvironment } from './page-environment.ts'
import { isRelativeBase } from './relative-base.ts'

interface EnvironmentOptions {
  /** What a page must know; absent: the code runs in endpoints, where `import.meta.env.SSR` is true. */
  readonly page?: { readonly fileRoutes: readonly string[] }
  /** Code for `BASE_URL` where the base is relative and the running site knows its root. */
  readonly baseUrlCode?: string
}

/** The names that stand for values which only code can give, since defines are names or JSON. */
const ofCode = { baseUrl: 'stowawayBaseUrl', all: 'stowawayEnvironment', page: 'stowawayPageEnvironment' }

/**
 * The values that replace `import.meta.env` and its properties, equal to those of a build with Vite, and the code that
 * must come before all else.
 */
export function projectEnvironment(
  files: SourceFiles,
  { base, site, trailingSlash, mode }: FilledOptions,
  { page, baseUrlCode }: EnvironmentOptions = {},
): { readonly define: Record<string, string>; readonly before: string } {
  const isDevelopment = mode === 'development'
  const variables: Record<string, unknown> = {
    BASE_URL: baseUrl(isRelativeBase(base) ? '/' : base, trailingSlash),
    DEV: isDevelopment,
    MODE: mode,
    PROD: !isDevelopment,
    ...(site !== undefined && { SITE: site }),
    SSR: page === undefined,
    STOWAWAY_TRAILING_SLASH: trailingSlash,
    ...Object.fromEntries(publicVariables(files, mode)),
  }
  // In alphabetical order, which an endpoint that answers with all of them shows.
  const sorted = Object.fromEntries(Object.entries(variables).sort(([one], [two]) => (one < two ? -1 : 1)))
  const all = JSON.stringify(sorted)
  const ofPage = page && page.fileRoutes.length > 0 ? { ...sorted, [fileRoutesVariable]: page.fileRoutes } : sorted
  const each = Object.entries(variables).map(([name, value]) => [`import.meta.env.${name}`, JSON.stringify(value)])
  const define = {
    ...Object.fromEntries(each),
    'import.meta.env': all,
    [pageEnvironment]: JSON.stringify(ofPage),
    'process.env.NODE_ENV': JSON.stringify(isDevelopment ? 'development' : 'production'),
  }
  if (baseUrlCode === undefined) return { define, before: '' }
  const { baseUrl: url, all: whole, page: own } = ofCode
  const withUrl = (values: unknown): string => `{...${JSON.stringify(values)},BASE_URL:${url}}`
  return {
    define: {
      ...define,
      'import.meta.env.BASE_URL': url,
      'import.meta.env': whole,
      [pageEnvironment]: ofPage === sorted ? whole : own,
    },
    before: `const ${url}=${baseUrlCode},${whole}=${withUrl(sorted)}${ofPage === sorted ? '' : `,${own}=${withUrl(ofPage)}`};`,
  }
}

/** The defines of code whose base is known, or not needed. */
export function environmentDefines(files: SourceFiles, options: FilledOptions): Record<string, string> {
  return projectEnvironment(files, options).define
}
