import { type AcceptedLanguage, parseAcceptLanguage } from './accept-language.ts'
import { allCodes, type Locale, normaliseLocale } from './i18n-options.ts'

/** `context.preferredLocale`: the locale that the client likes best, as the configuration writes it. */
export function preferredLocale(header: string | null, locales: readonly Locale[]): string | undefined {
  const [best] = accepted(header, locales)
  if (best === undefined || best.tag === '*') return undefined
  return allCodes(locales).find((code) => normaliseLocale(code) === normaliseLocale(best.tag))
}

/** `context.preferredLocaleList`: all locales that the client takes, the best first. */
export function preferredLocaleList(header: string | null, locales: readonly Locale[]): string[] {
  const languages = accepted(header, locales)
  if (languages.length === 1 && languages[0]?.tag === '*') return allCodes(locales)
  return languages.flatMap(({ tag }) => locales.flatMap((locale) => codesFor(tag, locale)))
}

/** As in Astro, the codes of a locale with a path must be sent just as they are written. */
function codesFor(tag: string, locale: Locale): string[] {
  if (typeof locale !== 'string') return locale.codes.filter((code) => code === tag)
  return normaliseLocale(locale) === normaliseLocale(tag) ? [locale] : []
}

/** What the client accepts of `locales`. As in Astro, only two that both have a quality are put in another order. */
function accepted(header: string | null, locales: readonly Locale[]): AcceptedLanguage[] {
  if (header === null || header === '') return []
  const known = new Set(allCodes(locales).map(normaliseLocale))
  return parseAcceptLanguage(header)
    .filter(({ tag }) => tag === '*' || known.has(normaliseLocale(tag)))
    .sort((a, b) => (a.quality && b.quality ? Math.sign(b.quality - a.quality) : 0))
}
