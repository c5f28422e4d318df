import type { SourceFiles } from '../content/source-files.ts'
import { baseUrl } from './base-url.ts'
import type { FilledOptions } from './compile-options.ts'
import { publicVariables } from './environment-files.ts'
import { pageEnvironment } from './page-environment.ts'

/**
 * The values that replace `import.meta.env` and its properties, equal to those of a build with Vite.
 *
 * @param isPage whether the code runs in a page: `import.meta.env.SSR` is true in endpoints
 */
export function environmentDefines(
  files: SourceFiles,
  { base, site, trailingSlash, mode }: FilledOptions,
  isPage = false,
): Record<string, string> {
  const isDevelopment = mode === 'development'
  const variables: Record<string, unknown> = {
    BASE_URL: baseUrl(base, trailingSlash),
    DEV: isDevelopment,
    MODE: mode,
    PROD: !isDevelopment,
    ...(site !== undefined && { SITE: site }),
    SSR: !isPage,
    STOWAWAY_TRAILING_SLASH: trailingSlash,
    ...Object.fromEntries(publicVariables(files, mode)),
  }
  // In alphabetical order, which an endpoint that answers with all of them shows.
  const all = JSON.stringify(Object.fromEntries(Object.entries(variables).sort(([one], [two]) => (one < two ? -1 : 1))))
  const each = Object.entries(variables).map(([name, value]) => [`import.meta.env.${name}`, JSON.stringify(value)])
  return {
    ...Object.fromEntries(each),
    'import.meta.env': all,
    [pageEnvironment]: all,
    'process.env.NODE_ENV': JSON.stringify(isDevelopment ? 'development' : 'production'),
  }
}
