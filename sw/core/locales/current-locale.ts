import type { Params } from '../routes/params.ts'
import { type I18nOptions, type Locale, normaliseLocale } from './i18n-options.ts'

/** The parts of a request that may name its locale. */
export interface LocalisedTarget {
  readonly url: URL
  readonly params: Params
  readonly routePattern: string
}

/**
 * `context.currentLocale` (Astro reference, "Endpoint context"): the locale in a param, otherwise the first path
 * segment that is a locale, otherwise the default.
 */
export function currentLocale(target: LocalisedTarget, i18n: I18nOptions): string | undefined {
  const { url, params, routePattern } = target
  const { locales, defaultLocale, routing } = i18n
  const isDynamic = routePattern.includes('[')
  // The pattern of a static route is its path without base. An error page may answer any path.
  const pathname = isDynamic || /^\/(404|500)$/.test(routePattern) ? url.pathname : routePattern
  const named = isDynamic ? localeOfParams(params, locales) : undefined
  const found = named ?? localeOfPath(pathname, locales) ?? pathDefault(locales, defaultLocale)
  if (found !== undefined) return found
  // The default may be a code of a locale whose path has another name.
  const isPrefixed = routing === 'manual' || routing?.prefixDefaultLocale === true
  return isPrefixed ? undefined : defaultLocale
}

function localeOfPath(pathname: string, locales: readonly Locale[]): string | undefined {
  for (const part of pathname.split('/')) {
    const segment = part.endsWith('.html') ? part.slice(0, -'.html'.length) : part
    for (const locale of locales) {
      const found = typeof locale === 'string' ? plainLocale(segment, locale) : localeWithPath(segment, locale)
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** As in Astro, the segment must also contain the code exactly as written. */
function plainLocale(segment: string, locale: string): string | undefined {
  return segment.includes(locale) && normaliseLocale(segment) === normaliseLocale(locale) ? locale : undefined
}

function localeWithPath(segment: string, { path, codes }: Exclude<Locale, string>): string | undefined {
  if (path === segment) return codes[0]
  return codes.find((code) => normaliseLocale(code) === normaliseLocale(segment))
}

function localeOfParams(params: Params, locales: readonly Locale[]): string | undefined {
  for (const value of Object.values(params)) {
    if (value === undefined || value === '') continue
    const byPath = locales.findLast((locale) => typeof locale !== 'string' && locale.path === value)
    const first = typeof byPath === 'object' ? byPath.codes[0] : undefined
    const found = first ?? codeLike(value, locales)
    if (found !== undefined) return found
  }
  return undefined
}

function codeLike(value: string, locales: readonly Locale[]): string | undefined {
  const codes = locales.flatMap((locale) => (typeof locale === 'string' ? locale : locale.codes))
  return codes.findLast((code) => normaliseLocale(code) === normaliseLocale(value))
}

function pathDefault(locales: readonly Locale[], defaultLocale: string): string | undefined {
  for (const locale of locales) {
    if (typeof locale === 'string' ? locale === defaultLocale : locale.path === defaultLocale) {
      return typeof locale === 'string' ? locale : locale.codes[0]
    }
  }
  return undefined
}
