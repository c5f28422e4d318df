import type { SourceFiles } from '../content/source-files.ts'
import { baseUrl } from './base-url.ts'
import type { FilledOptions } from './compile-options.ts'
import { publicVariables } from './environment-files.ts'
import { fileRoutesVariable, pageEnvironment } from './page-environment.ts'

/**
 * The values that replace `import.meta.env` and its properties, equal to those of a build with Vite.
 *
 * @param page what a page must know; absent: the code runs in endpoints, where `import.meta.env.SSR` is true
 */
export function environmentDefines(
  files: SourceFiles,
  { base, site, trailingSlash, mode }: FilledOptions,
  page?: { readonly fileRoutes: readonly string[] },
): Record<string, string> {
  const isDevelopment = mode === 'development'
  const variables: Record<string, unknown> = {
    BASE_URL: baseUrl(base, trailingSlash),
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
  return {
    ...Object.fromEntries(each),
    'import.meta.env': all,
    [pageEnvironment]: JSON.stringify(ofPage),
    'process.env.NODE_ENV': JSON.stringify(isDevelopment ? 'development' : 'production'),
  }
}
