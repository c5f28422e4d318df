/** A locale: its code, which is its path too, or a path with all codes that it stands for. */
export type Locale = string | { readonly path: string; readonly codes: readonly string[] }

/** The part of Astro's `i18n` that the context's locales depend on. */
export interface I18nOptions {
  /** One of `locales`, a code or a path. */
  readonly defaultLocale: string
  readonly locales: readonly Locale[]
  /** Read for `prefixDefaultLocale` alone; no address is redirected. */
  readonly routing?: 'manual' | { readonly prefixDefaultLocale?: boolean }
}

/** Codes are compared in lower case, with `-` for `_`. */
export const normaliseLocale = (locale: string): string => locale.replaceAll('_', '-').toLowerCase()

export function allCodes(locales: readonly Locale[]): string[] {
  return locales.flatMap((locale) => (typeof locale === 'string' ? [locale] : [...locale.codes]))
}
