import type { AstroConfig } from './astro-config.ts'

/** A project as `astro:config` shows it. Folders are file URLs that end in a slash. */
export interface ShownProject {
  readonly base: string
  readonly site: string | undefined
  readonly trailingSlash: string
  readonly i18n: Readonly<Record<string, unknown>> | undefined
  readonly folders: Readonly<Record<'root' | 'srcDir' | 'publicDir' | 'outDir' | 'cacheDir', URL>>
}

/** The source of `astro:config/client`, or with the folders that of `astro:config/server`. */
export function configModule(project: ShownProject, config: AstroConfig, place: 'client' | 'server'): string {
  const { base, site, trailingSlash, folders } = project
  const format = config.build?.format ?? 'directory'
  const url = (value: URL): string => `new URL(${JSON.stringify(value.href)})`
  const lines = {
    base: JSON.stringify(base),
    site: JSON.stringify(site),
    trailingSlash: JSON.stringify(trailingSlash),
    compressHTML: JSON.stringify(config.compressHTML ?? true),
    i18n: JSON.stringify(shownI18n(project.i18n)),
    image: '{ objectFit: undefined, objectPosition: undefined, layout: undefined }',
    build:
      place === 'client'
        ? JSON.stringify({ format })
        : `{ server: ${url(folders.outDir)}, client: ${url(folders.outDir)}, format: ${JSON.stringify(format)}, assetsPrefix: undefined }`,
    ...(place === 'server' && Object.fromEntries(Object.entries(folders).map(([name, value]) => [name, url(value)]))),
  }
  return Object.entries(lines)
    .map(([name, value]) => `export const ${name} = ${value}`)
    .join('\n')
}

/** With the defaults of `routing`. */
function shownI18n(i18n: ShownProject['i18n']): unknown {
  if (i18n === undefined) return undefined
  const { defaultLocale, locales, routing, fallback, domains } = i18n
  const given = typeof routing === 'object' ? routing : {}
  const defaults = { prefixDefaultLocale: false, redirectToDefaultLocale: true, fallbackType: 'redirect' }
  return {
    defaultLocale,
    locales,
    routing: routing === 'manual' ? routing : { ...defaults, ...given },
    fallback,
    domains,
  }
}
