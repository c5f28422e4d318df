import { type AcceptedLanguage, parseAcceptLanguage } from './accept-language.ts'
import { allCodes, type Locale, normaliseLocale } from './i18n-options.ts'

/** `context.preferredLocale`: the listed locale that the client prefers, as the configuration writes it. */
export function preferredLocale(header: string | null, locales: readonly Locale[]): string | undefined {
  const best = accepted(header, locales)[0]
  return best && codesFor(best.tag, allCodes(locales))[0]
}

/** `context.preferredLocaleList`: all listed locales that the client accepts, the best first. */
export function preferredLocaleList(header: string | null, locales: readonly Locale[]): string[] {
  const codes = allCodes(locales)
  const languages = accepted(header, locales)
  if (languages.length === 1 && languages[0]?.tag === '*') {
    const refused = new Set(
      languagesOf(header)
        .filter(isRefused)
        .map(({ tag }) => normaliseLocale(tag)),
    )
    return codes.filter((code) => !refused.has(normaliseLocale(code)))
  }
  return languages.flatMap(({ tag }) => codesFor(tag, codes))
}

const codesFor = (tag: string, codes: readonly string[]): string[] =>
  codes.filter((code) => normaliseLocale(code) === normaliseLocale(tag))

const languagesOf = (header: string | null): AcceptedLanguage[] => parseAcceptLanguage(header ?? '')

const isRefused = ({ quality }: AcceptedLanguage): boolean => quality === 0

/** What the client accepts of `locales`, the best first. As in Astro, a bare `*` comes after every named locale. */
function accepted(header: string | null, locales: readonly Locale[]): AcceptedLanguage[] {
  const known = new Set(allCodes(locales).map(normaliseLocale))
  const weight = ({ tag, quality }: AcceptedLanguage): number => quality ?? (tag === '*' ? 0 : 1)
  return languagesOf(header)
    .filter((language) => !isRefused(language) && (language.tag === '*' || known.has(normaliseLocale(language.tag))))
    .sort((a, b) => weight(b) - weight(a))
}
