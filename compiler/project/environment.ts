import type { SourceFiles } from '../content/source-files.ts'
import { baseUrl } from './base-url.ts'
import type { FilledOptions } from './compile-options.ts'
import { publicVariables } from './environment-files.ts'
import { pageEnvironment } from './page-environment.ts'
import { isRelativeBase } from './relative-base.ts'

interface EnvironmentOptions {
  /** Whether the code runs in a page: `import.meta.env.SSR` is true in endpoints. Default `false`. */
  readonly isPage?: boolean
  /** Code for `BASE_URL` where the base is relative and the running site knows its root. */
  readonly baseUrlCode?: string
}

/** The names that stand for values which only code can give, since defines are names or JSON. */
const ofCode = { baseUrl: 'stowawayBaseUrl', all: 'stowawayEnvironment' }

/**
 * The values that replace `import.meta.env` and its properties, equal to those of a build with Vite, and the code that
 * must come before all else.
 */
export function projectEnvironment(
  files: SourceFiles,
  { base, site, trailingSlash, mode }: FilledOptions,
  { isPage = false, baseUrlCode }: EnvironmentOptions = {},
): { readonly define: Record<string, string>; readonly before: string } {
  const isDevelopment = mode === 'development'
  const variables: Record<string, unknown> = {
    BASE_URL: baseUrl(isRelativeBase(base) ? '/' : base, trailingSlash),
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
  const define = {
    ...Object.fromEntries(each),
    'import.meta.env': all,
    [pageEnvironment]: all,
    'process.env.NODE_ENV': JSON.stringify(isDevelopment ? 'development' : 'production'),
  }
  if (baseUrlCode === undefined) return { define, before: '' }
  return {
    define: {
      ...define,
      'import.meta.env.BASE_URL': ofCode.baseUrl,
      'import.meta.env': ofCode.all,
      [pageEnvironment]: ofCode.all,
    },
    before: `const ${ofCode.baseUrl}=${baseUrlCode},${ofCode.all}={...${all},BASE_URL:${ofCode.baseUrl}};`,
  }
}

/** The defines of code whose base is known, or not needed. */
export function environmentDefines(files: SourceFiles, options: FilledOptions): Record<string, string> {
  return projectEnvironment(files, options).define
}
