import type { FilledOptions } from './compile-options.ts'

/** What stands for `import.meta.env` and its kin in endpoints, the same as in a build by the command line. */
export function environmentDefines({ base, site, trailingSlash, mode }: FilledOptions): Record<string, string> {
  const isDevelopment = mode === 'development'
  const variables = {
    BASE_URL: base.endsWith('/') ? base : `${base}/`,
    DEV: isDevelopment,
    MODE: mode,
    PROD: !isDevelopment,
    SSR: true,
    ...(site !== undefined && { SITE: site }),
    STOWAWAY_TRAILING_SLASH: trailingSlash,
  }
  const each = Object.entries(variables).map(([name, value]) => [`import.meta.env.${name}`, JSON.stringify(value)])
  return {
    ...Object.fromEntries(each),
    'import.meta.env': JSON.stringify(variables),
    'process.env.NODE_ENV': JSON.stringify(isDevelopment ? 'development' : 'production'),
  }
}
