/** A locale: a code that is also its path, or a path with all its codes. */
export type Locale = string | { readonly path: string; readonly codes: readonly string[] }

/** The part of Astro's `i18n` option that the locales of the context need. */
export interface I18nOptions {
  /** One of `locales`: a code or a path. */
  readonly defaultLocale: string
  readonly locales: readonly Locale[]
  /** Only `prefixDefaultLocale` has an effect. Nothing is redirected. */
  readonly routing?: 'manual' | { readonly prefixDefaultLocale?: boolean }
}

/** Codes are compared in lower case, with `_` as `-`. */
export const normaliseLocale = (locale: string): string => locale.replaceAll('_', '-').toLowerCase()

export function allCodes(locales: readonly Locale[]): string[] {
  return locales.flatMap((locale) => (typeof locale === 'string' ? [locale] : [...locale.codes]))
}
